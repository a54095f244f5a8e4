using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.Server.Common;

/// <summary>GradeLevel: out as the CEDS code; in in any usual notation, as a <see cref="GradeBand"/> or, lowest first, as a <see cref="GradeLevel"/>.</summary>
internal sealed class GradeLevelScalar() : ScalarType<object>("GradeLevel")
{
    /// <inheritdoc/>
    public override Type RuntimeType => typeof(GradeBand);

    /// <inheritdoc/>
    public override bool CanSerialize(Type type) => type == typeof(GradeLevel);

    /// <inheritdoc/>
    public override bool CanParseTo(Type type) => type == typeof(GradeBand) || type == typeof(GradeLevel);

    /// <inheritdoc/>
    public override object ConvertTo(object value, Type type) => type == typeof(GradeLevel) ? ((GradeBand)value).Low : value;

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return GradeBand.TryParse(text, out var band) ? band : throw Invalid(value, "a level such as 4, \"Grade 4\", \"K\" or \"K-2\"");
    }

    /// <inheritdoc/>
    public override object Serialize(object value) => ((GradeLevel)value).Code;
}
