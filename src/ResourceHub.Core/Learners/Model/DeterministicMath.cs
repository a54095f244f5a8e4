namespace ResourceHub.Core.Learners.Model;

/// <summary>
/// Elementary functions from + − × ÷ and exact scaling alone. The runtime's own differ in the last bit between processors and
/// libraries; these give the same bytes everywhere.
/// </summary>
internal static class DeterministicMath
{
    const double Ln2 = 0.693147180559945309417;
    const double Log2E = 1.44269504088896340736;

    /// <summary>2 to the power of <paramref name="x"/>.</summary>
    public static double Exp2(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;
        if (x < -1020)
            return 0;
        if (x > 1020)
            return double.PositiveInfinity;
        var whole = (int)(x >= 0 ? x + .5 : x - .5);
        var y = (x - whole) * Ln2;
        // Taylor series of e^y; |y| ≤ .347, so what is left out is below 2^-53
        var sum = 1 + y / 14;
        for (var n = 13; n >= 1; n--)
            sum = 1 + sum * y / n;
        return sum * BitConverter.Int64BitsToDouble((whole + 1023L) << 52);
    }

    /// <summary>Natural logarithm of a positive number.</summary>
    public static double Ln(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        var exponent = 0;
        if (x < 2.2250738585072014E-308)
            (x, exponent) = (x * 18014398509481984.0, -54);
        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        // ln m = 2·artanh s; |s| ≤ .172
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 21; n >= 1; n -= 2)
            sum = sum * square + 1.0 / n;
        return 2 * s * sum + exponent * Ln2;
    }

    /// <summary>The logistic function, 1 / (1 + e^−z).</summary>
    public static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Exp2(-z * Log2E)) : 1 - 1 / (1 + Exp2(z * Log2E));

    /// <summary>The inverse of the logistic function.</summary>
    public static double Logit(double p) => Ln(p / (1 - p));

    /// <summary>A positive number to a power.</summary>
    public static double Pow(double x, double power) => Exp2(power * Ln(x) * Log2E);
}
