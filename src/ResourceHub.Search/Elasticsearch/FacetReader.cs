using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>Reads facets: counts by key, shown as the value is most often written.</summary>
static class FacetReader
{
    public static IndexFacet Read(IndexField field, int size, FacetAnswer? answer)
    {
        if (answer?.Keys is null)
            return new(field, []);
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in (answer.Spellings?.Buckets ?? []).GroupBy(b => b.Key.Split(DocumentWriter.SpellingMark)[0]))
        {
            var best = group.OrderByDescending(b => b.DocCount).ThenByDescending(b => b.Key, StringComparer.Ordinal).First();
            spellings[group.Key] = best.Key[(group.Key.Length + 1)..];
        }
        return new(field, [.. answer.Keys.Buckets.Take(size).Select(b => new IndexFacetValue(Shown(field, b.Key, spellings), (int)b.DocCount))]);
    }

    static string Shown(IndexField field, string key, Dictionary<string, string> spellings)
        => IndexMapping.IsFree(field) ? spellings.GetValueOrDefault(key, key)
            : field is IndexField.Skill or IndexField.Provider or IndexField.AccessibilityFeature or IndexField.AccessibilityHazard or IndexField.EncodingFormat or IndexField.IsPartOf ? key
            // names of the contract are upper case
            : key.ToUpperInvariant();
}
