using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>
/// A person's words as queries. Each phrase must be found in the folded words, in its usual singular and plural as everywhere, or in a language's stems;
/// how well it fits is judged by the weighted texts, which highlights are taken from too.
/// </summary>
static class TextClauses
{
    /// <summary>Brings bm25 of weighted fields, some tens, to the size of a directness.</summary>
    const double TextWeight = .02;
    const double PhraseWeight = .1;
    const double UnfinishedWeight = .2;

    static readonly string[] Weighted = [.. Weights("name", 10), .. Weights("keyword_text", 5), .. Weights("description", 3), .. Weights("skill_text", 2), "provider_name"];

    /// <summary>What must be found, one query for each phrase.</summary>
    public static IEnumerable<Query> Filters(TextQuery text) => text.Phrases.Select(phrase =>
    {
        var words = string.Join(' ', phrase.Words);
        if (phrase.Words.Length > 1)
            return new PhraseQuery("text", words, phrase.IsPrefix);
        var ways = new List<Query> { new MatchQuery("text", string.Join(' ', phrase.Forms)) };
        if (text.IsRanked)
            ways.AddRange(IndexMapping.Languages.Select(language => new MatchQuery("text_" + language, words)));
        if (phrase.IsPrefix)
            ways.Add(new PrefixQuery("text", words));
        return (Query)new BoolQuery { Should = ways, MinimumShouldMatch = 1 };
    });

    /// <summary>How well it fits.</summary>
    public static IEnumerable<Query> Scores(TextQuery text)
    {
        if (!text.IsRanked)
            yield break;
        if (text.Phrases.Where(p => p.Words.Length == 1).SelectMany(p => p.Words).ToArray() is { Length: > 0 } words)
            yield return new MultiMatchQuery(string.Join(' ', words), Weighted, TextWeight);
        foreach (var phrase in text.Phrases)
        {
            if (phrase.Words.Length > 1)
                yield return new PhraseQuery("text", string.Join(' ', phrase.Words), IsPrefix: false, PhraseWeight);
            else if (phrase.IsPrefix)
                yield return new ConstantScoreQuery(new PrefixQuery("name", phrase.Words[0]), UnfinishedWeight);
        }
    }

    /// <summary>What is marked where it is shown.</summary>
    public static Query Marks(TextQuery text) => new BoolQuery { Should = [.. text.Phrases.SelectMany(Marks)], MinimumShouldMatch = 1 };

    static IEnumerable<Query> Marks(TextPhrase phrase)
    {
        if (phrase.Words.Length == 1)
        {
            yield return new MultiMatchQuery(string.Join(' ', phrase.Forms), Highlights.Fields, 1);
            foreach (var field in phrase.IsPrefix ? Highlights.PlainFields : [])
                yield return new PrefixQuery(field, phrase.Words[0]);
            yield break;
        }
        // 4.NF.B.3 keeps its dots in the texts that are shown, and a hyphen parts words
        foreach (var field in Highlights.PlainFields)
        {
            yield return new PhraseQuery(field, string.Join('.', phrase.Words), IsPrefix: false);
            yield return new PhraseQuery(field, string.Join(' ', phrase.Words), IsPrefix: false);
        }
    }

    static IEnumerable<string> Weights(string field, int weight) => [$"{field}^{weight}", .. IndexMapping.Languages.Select(l => $"{field}_{l}^{weight}")];
}
