using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>Completes what has been typed so far: skills from memory; names of resources, keywords and providers from the index.</summary>
public sealed class SuggestCompletions(IResourceIndex index, ISkillGraphProvider skills)
{
    const int LongestPrefix = 200;

    static readonly SuggestionKind[] Turns = [SuggestionKind.Skill, SuggestionKind.Resource, SuggestionKind.Keyword, SuggestionKind.Provider];

    /// <summary>At most <paramref name="first"/> completions, the kinds in turn: skill, resource, keyword, provider. The same prefix over the same catalogue gives the same list.</summary>
    /// <param name="caller">Who asks: what is for educators only completes nothing for others.</param>
    /// <param name="prefix">As typed; its words must follow each other in what it completes to, and the last may be unfinished. Case and accents make no difference.</param>
    /// <param name="first">0 to 100.</param>
    /// <param name="cancellationToken">Ends the wait for the index.</param>
    /// <exception cref="HubException"><c>FIRST_OUT_OF_RANGE</c>, <c>SEARCH_UNAVAILABLE</c>.</exception>
    public async Task<IReadOnlyList<Suggestion>> RunAsync(Caller caller, string prefix, int first, CancellationToken cancellationToken)
    {
        first = PageRequest.Of(first, null).First;
        if (prefix.Length > LongestPrefix || first == 0 || SearchWords.Fold(prefix) is not { Length: > 0 } folded)
            return [];
        var found = await index.SuggestAsync(new(prefix, first, caller.SeesEducatorMaterial), cancellationToken);
        var byKind = found.Select(s => new Suggestion(s.Text, s.Kind) { Resource = s.Resource })
            .Concat(Skills(skills.Current, prefix, folded, first).Select(s => new Suggestion(SkillLabel.Of(s), SuggestionKind.Skill) { Skill = s }))
            .ToLookup(s => s.Kind);
        var turns = Turns.Select(kind => byKind[kind].ToArray()).ToArray();
        return [.. Enumerable.Range(0, first).SelectMany(round => turns.Where(t => round < t.Length).Select(t => t[round])).Take(first)];
    }

    // a name of a skill in any notation comes first
    static IEnumerable<Skill> Skills(SkillGraph graph, string prefix, string folded, int first)
    {
        var named = graph.Resolve(prefix, SkillScope.Hub);
        return (named.Skill is { } one ? [one] : named.Candidates).Where(s => !s.Retired).Concat(SkillCompletions.Of(graph).Find(folded, first)).Distinct().Take(first);
    }
}
