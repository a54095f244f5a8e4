using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace ResourceHub.GraphQL.Types;

/// <summary>DateTime: an instant with its offset, RFC 3339.</summary>
internal sealed partial class DateTimeScalar() : ScalarType<DateTimeOffset>("DateTime")
{
    public override DateTimeOffset ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Form().IsMatch(value.GetString()!)
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw Invalid(value, "an instant with its offset such as \"2026-11-23T08:30:00Z\"");

    public override object Serialize(DateTimeOffset value) => value.Offset == TimeSpan.Zero
        ? value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z"
        : value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    internal override object? SerializeObject(object value) => value switch
    {
        DateTimeOffset instant => Serialize(instant),
        DateTime { Kind: DateTimeKind.Utc } instant => Serialize(new DateTimeOffset(instant)),
        JsonElement json => Serialize(ParseValue(json)),
        _ => throw Unserializable(value),
    };

    public override bool CanSerialize(Type type) =>
        type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(object) || type == typeof(JsonElement);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>Date: a calendar day, RFC 3339 full-date.</summary>
internal sealed class DateScalar() : ScalarType<DateOnly>("Date")
{
    public override DateOnly ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Invalid(value, "a day such as \"2026-11-23\"");

    public override object Serialize(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal override object? SerializeObject(object value) => value is JsonElement json ? Serialize(ParseValue(json)) : base.SerializeObject(value);
}

/// <summary>Duration: a length of time, ISO 8601 without years and months, which have no fixed length.</summary>
internal sealed partial class DurationScalar() : ScalarType<TimeSpan>("Duration")
{
    public override TimeSpan ParseValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var length))
        {
            return length;
        }

        throw Invalid(value, "a length of time without years and months such as \"PT45M\" or \"P7D\"");
    }

    public override object Serialize(TimeSpan value) => XmlConvert.ToString(value);

    internal override object? SerializeObject(object value) => value is JsonElement json ? Serialize(ParseValue(json)) : base.SerializeObject(value);

    private static bool TryParse(string text, out TimeSpan length)
    {
        length = default;
        var match = Form().Match(text);
        if (!match.Success)
        {
            return false;
        }

        try
        {
            var seconds = (Number(match, 2) * 604_800m) + (Number(match, 3) * 86_400m) + (Number(match, 4) * 3_600m)
                + (Number(match, 5) * 60m) + Number(match, 6);
            length = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond) * (match.Groups[1].Length > 0 ? -1 : 1));
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static decimal Number(Match match, int group) =>
        match.Groups[group].Success ? decimal.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(-?)P(?=\d|T\d)(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,7})?)S)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
