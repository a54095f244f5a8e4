namespace ResourceHub.Core.Skills;

/// <summary>Finds skills by what they say, in memory: the statements of all frameworks are few against the resources.</summary>
public static class SkillSearch
{
    const int MostWords = 16;

    /// <summary>Skills that match everything given, best first; without text in the order of the frameworks. Retired ones are left out.</summary>
    /// <param name="graph">Where to look.</param>
    /// <param name="text">A name of a skill, or words that its code or statement must have, each at least as a word's beginning.</param>
    /// <param name="framework">Only this framework's.</param>
    /// <param name="levels">Only of one of these grade levels; null or empty for all.</param>
    /// <param name="parent">Only what lies under this skill.</param>
    public static IReadOnlyList<Skill> Find(SkillGraph graph, string? text, Framework? framework, IReadOnlyList<GradeLevel>? levels, Skill? parent)
    {
        IEnumerable<Skill> skills = parent is not null ? graph.Descendants(parent.Index).Select(i => graph[i])
            : framework is not null ? framework.Skills
            : graph.Frameworks.SelectMany(f => f.Skills);
        skills = skills.Where(s => !s.Retired && (framework is null || s.Framework == framework));
        if (levels is { Count: > 0 })
            skills = skills.Where(s => s.EducationLevel.Any(levels.Contains));
        if (string.IsNullOrWhiteSpace(text))
            return [.. skills];
        var words = text.Split((char[])[' ', '\t', '\n', '\r', ',', ';', ':', '"', '(', ')', '*', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToArray();
        var resolution = graph.Resolve(text, SkillScope.In(framework?.Identifier));
        var named = (resolution.Skill is { } one ? [one] : resolution.Candidates).ToHashSet();
        return [.. skills
            .Select(s => (Skill: s, Score: named.Contains(s) ? 1000 : Score(s, words)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Skill.Statement.Length)
            .ThenBy(s => s.Skill.Index)
            .Select(s => s.Skill)];
    }

    // a whole word counts more than a beginning, the code more than the statement
    static double Score(Skill skill, string[] words)
    {
        if (words.Length == 0)
            return 0;
        var score = 0.0;
        foreach (var word in words)
        {
            var inCode = skill.Code is { } code ? In(code, word) : 0;
            var best = Math.Max(inCode * 3, Math.Max(In(skill.Statement, word), skill.AbbreviatedStatement is { } shorter ? In(shorter, word) * 1.5 : 0));
            if (best == 0)
                return 0;
            score += best;
        }
        return score / words.Length;
    }

    static double In(string text, string word)
    {
        var best = 0.0;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            if (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))
                return 2;
            best = 1;
        }
        return best;
    }
}
