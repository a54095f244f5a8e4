using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.Server.Common;

/// <summary>SkillRef: a name of a skill as text; a global id is turned into the CASE identifier that it stands for.</summary>
internal sealed class SkillRefScalar() : ScalarType<string>("SkillRef")
{
    const int Longest = 500;

    /// <inheritdoc/>
    public override string ParseValue(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
            throw Invalid(value, "a text: a global id, a CASE identifier or URI, a code or another name");
        var text = value.GetString()!;
        if (text.Length > Longest)
            throw Invalid(value, $"at most {Longest} characters");
        return GlobalId.TryDecode(text, "Skill", out var skill) ? skill.ToString() : text;
    }

    /// <inheritdoc/>
    public override object Serialize(string value) => value;
}
