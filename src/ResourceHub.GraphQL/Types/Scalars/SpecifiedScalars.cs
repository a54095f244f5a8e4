using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>Int: a signed 32-bit integer.</summary>
internal sealed class IntScalar() : ScalarType<int>("Int")
{
    private const string Expected = "a whole number from -2147483648 to 2147483647";

    public override int ParseValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetInt32(out var number))
            {
                return number;
            }

            // 1.0 and 1e2 are integers in JSON, which has one kind of number
            if (value.TryGetDouble(out var real) && real == Math.Truncate(real) && real is >= int.MinValue and <= int.MaxValue)
            {
                return (int)real;
            }
        }

        throw Invalid(value, Expected);
    }

    public override int ParseLiteral(ValueNode value) =>
        value is IntValueNode literal && int.TryParse(literal.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid(value, Expected);

    public override object Serialize(int value) => value;

    internal override object SerializeObject(object value) => value switch
    {
        int => value,
        short or byte or sbyte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        uint number when number <= int.MaxValue => (int)number,
        double number when number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
        long or uint or double => throw new InvalidOperationException($"Int cannot represent {value}: it has 32 bits and no fraction."),
        bool flag => flag ? 1 : 0,
        JsonElement json => ParseValue(json),
        _ => throw Unserializable(value),
    };

    public override bool CanSerialize(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte) || type == typeof(uint)
        || type == typeof(ushort) || type == typeof(sbyte) || type == typeof(object) || type == typeof(JsonElement);

    public override bool CanParseTo(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(object) || type == typeof(double) || type == typeof(decimal);

    public override object ConvertTo(object value, Type type) =>
        type == typeof(long) ? (long)(int)value
        : type == typeof(double) ? (double)(int)value
        : type == typeof(decimal) ? (decimal)(int)value : value;
}

/// <summary>Float: a finite double-precision number.</summary>
internal sealed class FloatScalar() : ScalarType<double>("Float")
{
    private const string Expected = "a number";

    public override double ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Invalid(value, Expected);

    public override double ParseLiteral(ValueNode value)
    {
        var text = value switch { IntValueNode literal => literal.Value, FloatValueNode literal => literal.Value, _ => null };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Invalid(value, Expected);
    }

    public override object Serialize(double value) =>
        double.IsFinite(value) ? value : throw new InvalidOperationException($"Float cannot represent {value}: it is not finite.");

    internal override object SerializeObject(object value) => value switch
    {
        double number => Serialize(number),
        float number => float.IsFinite(number) ? value : Serialize(number),
        decimal or int or long or short or byte or uint or ulong => value,
        bool flag => flag ? 1d : 0d,
        JsonElement json => ParseValue(json),
        _ => throw Unserializable(value),
    };

    public override bool CanSerialize(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(int) || type == typeof(long)
        || type == typeof(object) || type == typeof(JsonElement);

    public override bool CanParseTo(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(object);

    public override object ConvertTo(object value, Type type) =>
        type == typeof(float) ? (float)(double)value
        : type == typeof(decimal) ? ToDecimal((double)value) : value;

    private static decimal ToDecimal(double value)
    {
        try
        {
            return (decimal)value;
        }
        catch (OverflowException)
        {
            throw new InvalidValueException($"{value.ToString(CultureInfo.InvariantCulture)} is too large a number here.");
        }
    }
}

/// <summary>String: text.</summary>
internal sealed class StringScalar() : ScalarType<string>("String")
{
    public override string ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Invalid(value, "a string");

    public override string ParseLiteral(ValueNode value) =>
        value is StringValueNode text ? text.Value : throw Invalid(value, "a string, in quotes");

    public override object Serialize(string value) => value;

    internal override object SerializeObject(object value) => value switch
    {
        string => value,
        char or Guid => value.ToString()!,
        bool flag => flag ? "true" : "false",
        int or long or double or decimal or float => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        JsonElement { ValueKind: JsonValueKind.String } json => json,
        _ => throw Unserializable(value),
    };

    public override bool CanSerialize(Type type) =>
        type == typeof(string) || type == typeof(char) || type == typeof(object) || type == typeof(JsonElement);
}

/// <summary>Boolean: true or false.</summary>
internal sealed class BooleanScalar() : ScalarType<bool>("Boolean")
{
    public override bool ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Invalid(value, "true or false"),
    };

    public override bool ParseLiteral(ValueNode value) =>
        value is BooleanValueNode boolean ? boolean.Value : throw Invalid(value, "true or false");

    public override object Serialize(bool value) => value ? Boxes.True : Boxes.False;

    internal override object? SerializeObject(object value) => value switch
    {
        bool => value,
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json,
        _ => throw Unserializable(value),
    };

    public override bool CanSerialize(Type type) => type == typeof(bool) || type == typeof(object) || type == typeof(JsonElement);
}

/// <summary>ID: an opaque key, written as a string.</summary>
internal sealed class IdScalar() : ScalarType<string>("ID")
{
    private const string Expected = "a string or a whole number";

    public override string ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when BigInteger.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
            value.GetRawText(),
        _ => throw Invalid(value, Expected),
    };

    public override string ParseLiteral(ValueNode value) => value switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw Invalid(value, Expected),
    };

    public override object Serialize(string value) => value;

    internal override object SerializeObject(object value) => value switch
    {
        string => value,
        Guid id => id.ToString(),
        int or long or uint or ulong or short or byte => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        JsonElement json => ParseValue(json),
        _ => throw Unserializable(value),
    };

    public override bool CanSerialize(Type type) =>
        type == typeof(string) || type == typeof(Guid) || type == typeof(int) || type == typeof(long) || type == typeof(object)
        || type == typeof(JsonElement);
}

internal static class Boxes
{
    public static readonly object True = true;
    public static readonly object False = false;

    private static readonly object[] s_small = [.. Enumerable.Range(0, 256).Select(i => (object)i)];

    public static object Of(bool value) => value ? True : False;

    public static object Of(int value) => (uint)value < (uint)s_small.Length ? s_small[value] : value;
}
