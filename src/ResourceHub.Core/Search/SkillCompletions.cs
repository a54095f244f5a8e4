using System.Runtime.CompilerServices;
using System.Text;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>Completes codes and statements of a graph's skills: one text of all of them, which a prefix is looked up in. Made when it is first asked for.</summary>
sealed class SkillCompletions
{
    const char Code = '\n';
    const char Statement = '\v';

    static readonly ConditionalWeakTable<SkillGraph, SkillCompletions> Made = [];

    readonly string _text;
    readonly List<int> _starts = [];
    readonly List<Skill> _skills = [];

    SkillCompletions(SkillGraph graph)
    {
        var text = new StringBuilder();
        foreach (var skill in graph.Frameworks.SelectMany(f => f.Skills).Where(s => !s.Retired))
        {
            _starts.Add(text.Length);
            _skills.Add(skill);
            if (skill.Code is { } code)
                text.Append(Code).Append(SearchWords.Fold(code));
            text.Append(Statement).Append(SearchWords.Fold(skill.Statement));
        }
        _text = text.ToString();
    }

    /// <summary>The completions of a graph.</summary>
    public static SkillCompletions Of(SkillGraph graph) => Made.GetValue(graph, g => new(g));

    /// <summary>Skills whose code begins with the folded prefix, then those whose statement does, then those in which a later word does; each in the order of the frameworks.</summary>
    public IReadOnlyList<Skill> Find(string prefix, int first)
    {
        List<int>[] byRank = [[], [], []];
        var last = (Skill: -1, Rank: 0);
        for (var at = _text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || Rank(_text[at - 1]) is not (>= 0 and var rank))
                continue;
            var place = _starts.BinarySearch(at);
            var skill = place < 0 ? ~place - 1 : place;
            // a skill comes once, at its best
            if (last.Skill == skill && last.Rank <= rank)
                continue;
            if (last.Skill == skill)
                byRank[last.Rank].RemoveAt(byRank[last.Rank].Count - 1);
            last = (skill, rank);
            byRank[rank].Add(skill);
            if (byRank[0].Count == first)
                break;
        }
        return [.. byRank.SelectMany(r => r).Take(first).Select(i => _skills[i])];
    }

    static int Rank(char before) => before switch { Code => 0, Statement => 1, ' ' => 2, _ => -1 };
}
