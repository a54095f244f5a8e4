using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.Server.Common;

/// <summary>SkillRef: a name of a skill as text. What it names, the skills' one resolver says; a bad name is no bad request.</summary>
internal sealed class SkillRefScalar() : ScalarType<string>("SkillRef")
{
    /// <inheritdoc/>
    public override string ParseValue(JsonElement value)
        => value.ValueKind is JsonValueKind.String ? value.GetString()! : throw Invalid(value, "a text: a global id, a CASE identifier or URI, a code or another name");

    /// <inheritdoc/>
    public override object Serialize(string value) => value;
}
