using ResourceHub.Core.Search;

namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>
/// When resources of different providers are the same thing. By address: equal as <see cref="DuplicateAddress"/> spells it. By content: names agree, languages and levels do not
/// contradict, and at least .8 of the shingles of name and description are common. Equal names go before names that agree; where a provider has several records that fit
/// equally well, none is linked: a copy that is shown beside another does less harm than one that is hidden behind something else.
/// What is the same as a third is the same: duplicates make groups.
/// </summary>
public static class DuplicateRules
{
    /// <summary>Grows with each change of the rules: every resource is then judged anew.</summary>
    public const int Version = 1;

    /// <summary>The least share of shingles that duplicates by content have in common.</summary>
    public const double LeastSimilarity = .8;

    /// <summary>The least share of words that names which agree have in common.</summary>
    public const double LeastNameSimilarity = .6;

    /// <summary>The groups among resources, by resource: the least id of the group. Resources without duplicates are left out.</summary>
    public static IReadOnlyDictionary<Guid, Guid> Group(IReadOnlyCollection<LearningResource> resources)
    {
        var live = resources.Where(r => !r.Withdrawn).OrderBy(r => r.Id).ToArray();
        var signatures = live.Select(DuplicateSignature.Of).ToArray();
        var names = live.Select(r => SearchWords.Fold(r.Name)).ToArray();
        var texts = new Dictionary<int, DuplicateText>();
        var pairs = new DuplicatePairs(live);
        foreach (var (a, b) in Meetings(signatures, s => s.Address is { } address ? [address] : []))
            pairs.Add(a, b, names[a] == names[b]);
        pairs.Link();
        foreach (var (a, b) in Meetings(signatures, s => s.Buckets))
        {
            if (SameContent(live[a], live[b]) && TextOf(a).Similarity(TextOf(b)) >= LeastSimilarity)
                pairs.Add(a, b, names[a] == names[b]);
        }
        pairs.Link();
        return pairs.Groups();

        DuplicateText TextOf(int i) => texts.TryGetValue(i, out var text) ? text : texts[i] = DuplicateText.Of(live[i])!;
    }

    /// <summary>Whether names have the same numbers, for lesson 3 is not lesson 4, and most of their words in common.</summary>
    public static bool NamesAgree(string a, string b)
    {
        var (left, right) = (SearchWords.Fold(a).Split(' '), SearchWords.Fold(b).Split(' '));
        if (!left.Where(HasDigit).Order(StringComparer.Ordinal).SequenceEqual(right.Where(HasDigit).Order(StringComparer.Ordinal)))
            return false;
        return left.Intersect(right).Count() >= LeastNameSimilarity * left.Union(right).Count();
    }

    // each pair of two providers that shares a key, once
    static IEnumerable<(int A, int B)> Meetings(DuplicateSignature[] signatures, Func<DuplicateSignature, IReadOnlyList<Guid>> keysOf)
    {
        var seen = new HashSet<(int, int)>();
        foreach (var meeting in signatures.SelectMany((s, i) => keysOf(s).Select(key => (key, i))).GroupBy(p => p.key, p => p.i))
        {
            var members = meeting.ToArray();
            for (var a = 0; a < members.Length; a++)
            {
                for (var b = a + 1; b < members.Length; b++)
                {
                    if (signatures[members[a]].Provider != signatures[members[b]].Provider && seen.Add((members[a], members[b])))
                        yield return (members[a], members[b]);
                }
            }
        }
    }

    static bool SameContent(LearningResource a, LearningResource b)
        => LanguagesAgree(a.InLanguage, b.InLanguage) && (a.EducationalLevel.Count == 0 || b.EducationalLevel.Count == 0 || a.EducationalLevel.Intersect(b.EducationalLevel).Any())
            && NamesAgree(a.Name, b.Name);

    static bool LanguagesAgree(IReadOnlyList<string> a, IReadOnlyList<string> b)
        => a.Count == 0 || b.Count == 0 || a.Any(x => b.Any(y => x.Split('-')[0].Equals(y.Split('-')[0], StringComparison.OrdinalIgnoreCase)));

    static bool HasDigit(string word) => word.Any(char.IsDigit);
}
