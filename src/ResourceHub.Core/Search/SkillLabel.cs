using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>A skill in one line.</summary>
static class SkillLabel
{
    const int MostStatement = 80;

    /// <summary>Its code and the beginning of its statement.</summary>
    public static string Of(Skill skill)
    {
        var statement = skill.AbbreviatedStatement ?? skill.Statement;
        if (statement.Length > MostStatement)
            statement = statement[..(MostStatement - 1)] + "…";
        return skill.Code is { Length: > 0 } code ? $"{code} {statement}" : statement;
    }
}
