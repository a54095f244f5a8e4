using ResourceHub.Core.Learners.Model;

namespace ResourceHub.Core.Tests.Learners.Model;

public sealed class DeterministicMathTests
{
    [Fact]
    public void The_functions_agree_with_the_runtime_to_the_last_digits()
    {
        for (var x = -60.0; x <= 60; x += .0137)
        {
            Close(Math.Pow(2, x), DeterministicMath.Exp2(x));
            Close(1 / (1 + Math.Exp(-x)), DeterministicMath.Sigmoid(x), 1e-12);
            Close(Math.Log(Math.Pow(2, x)), DeterministicMath.Ln(Math.Pow(2, x)));
        }
        Assert.Equal(1, DeterministicMath.Exp2(0));
        Assert.Equal(0, DeterministicMath.Ln(1));
        Assert.Equal(.5, DeterministicMath.Sigmoid(0));
        Assert.Equal(0, DeterministicMath.Exp2(-5000));
        Close(Math.Log(double.Epsilon), DeterministicMath.Ln(double.Epsilon));
    }

    [Fact]
    public void Their_bits_are_pinned()
    {
        Assert.Equal(0x3FF6A09E667F3BCCL, BitConverter.DoubleToInt64Bits(DeterministicMath.Exp2(.5)), 1L);
        Assert.Equal(BitConverter.DoubleToInt64Bits(DeterministicMath.Sigmoid(1.25)), BitConverter.DoubleToInt64Bits(1 / (1 + DeterministicMath.Exp2(-1.25 * 1.44269504088896340736))));
    }

    static void Close(double expected, double actual, double relative = 1e-14)
        => Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1e-3), $"{expected:R} and {actual:R}");
}
