using System.Text.Json;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>Reads the hits of a query.</summary>
sealed class HitReader
{
    readonly IndexQuery _query;
    readonly IndexSkillFilter? _filter;
    readonly Dictionary<Guid, double> _directness = [];

    public HitReader(IndexQuery query)
    {
        _query = query;
        _filter = query.Filter.Skills.Count > 0 ? query.Filter.Skills[0] : null;
        foreach (var skill in _filter?.Skills ?? [])
            _directness[skill.Identifier] = Math.Max(skill.Directness, _directness.GetValueOrDefault(skill.Identifier));
    }

    public IndexHit Read(HitAnswer hit)
    {
        var score = _query.Order == ResourceOrder.Relevance && hit.Sort[0].ValueKind == JsonValueKind.Number ? hit.Sort[0].GetDouble() : 0;
        var (alignment, directness) = MostDirect(hit);
        return new(Guid.Parse(hit.Id), score)
        {
            Alignment = alignment,
            Directness = directness,
            Highlights = _query.WantsHighlights ? Highlights.Read(hit) : [],
        };
    }

    (IndexAlignment? Alignment, double Directness) MostDirect(HitAnswer hit)
    {
        IndexAlignment? best = null;
        var most = 0.0;
        foreach (var role in _filter?.Roles ?? [])
        {
            foreach (var id in hit.Fields?.GetValueOrDefault($"{DocumentWriter.RoleField(role)}.given") ?? [])
            {
                var skill = Guid.Parse(id);
                if (_directness.GetValueOrDefault(skill) is var directness && directness > most)
                    (best, most) = (new(role, skill), directness);
            }
        }
        return (best, most);
    }
}

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
