using ResourceHub.Core.Search;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>
/// A skill filter as queries. Where it says which skills were asked for, the index's own ancestors and exact matches answer: two terms for a skill
/// instead of hundreds for all that is below it. Else each skill is looked up as given.
/// </summary>
static class SkillClauses
{
    public static Query Filter(IndexSkillFilter filter)
    {
        var (field, skills) = filter.Roots is { } roots ? (Wide(roots), roots.Skills) : ("given", filter.Skills);
        return Any(filter, field, skills);
    }

    /// <summary>The same with directness as the score.</summary>
    public static Query Scored(IndexSkillFilter filter)
    {
        if (filter.Roles.Count == 0 || filter.Skills.Count == 0)
            return new MatchNoneQuery();
        var levels = new List<(double Directness, string Field, IndexSkill Skill)>();
        if (filter.Roots is not { } roots)
        {
            levels.AddRange(filter.Skills.Select(s => (s.Directness, "given", s)));
        }
        else
        {
            levels.AddRange(roots.Skills.Select(s => (s.Directness, roots.ExactMatches ? "same" : "given", s)));
            if (roots.Descendants)
                levels.AddRange(roots.Skills.Select(s => (s.Directness * roots.Below, Wide(roots), s)));
        }
        return new DisMaxQuery([.. levels.GroupBy(l => (l.Directness, l.Field)).OrderByDescending(g => g.Key.Directness)
            .Select(g => new ConstantScoreQuery(Any(filter, g.Key.Field, [.. g.Select(l => l.Skill)]), g.Key.Directness))]);
    }

    static string Wide(IndexSkillRoots roots) => (roots.Descendants, roots.ExactMatches) switch
    {
        (true, true) => "within",
        (true, false) => "below",
        (false, true) => "same",
        _ => "given",
    };

    static Query Any(IndexSkillFilter filter, string field, IReadOnlyList<IndexSkill> skills)
    {
        if (filter.Roles.Count == 0 || skills.Count == 0)
            return new MatchNoneQuery();
        string[] ids = [.. skills.Select(s => DocumentWriter.IdOf(s.Identifier)).Distinct()];
        Query[] roles = [.. filter.Roles.Distinct().Select(role => new TermsQuery($"{DocumentWriter.RoleField(role)}.{field}", ids))];
        return roles.Length == 1 ? roles[0] : new BoolQuery { Should = roles, MinimumShouldMatch = 1 };
    }
}
