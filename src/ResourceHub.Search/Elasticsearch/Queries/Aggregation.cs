using System.Text.Json;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>Something that a search counts.</summary>
/// <param name="Name">What the answer calls it.</param>
abstract record Aggregation(string Name)
{
    public void Write(Utf8JsonWriter json) => json.WriteObject(Name, WriteContent);

    protected abstract void WriteContent(Utf8JsonWriter json);

    protected static void Terms(Utf8JsonWriter json, string name, string field, int size, string? include = null)
        => json.WriteObject(name, aggregation => aggregation.WriteObject("terms", terms =>
        {
            terms.WriteString("field", field);
            terms.WriteNumber("size", size);
            if (include is not null)
                terms.WriteString("include", include);
        }));
}

/// <summary>A facet: the counts of a field's values among what the other facets' filters leave.</summary>
/// <param name="Name">What the answer calls it.</param>
/// <param name="Others">The filters of the other facets; null for none.</param>
/// <param name="Field">The field of the values' keys.</param>
/// <param name="Spellings">The field of how they are written; null where the key says it.</param>
/// <param name="Size">How many values.</param>
sealed record FacetAggregation(string Name, Query? Others, string Field, string? Spellings, int Size) : Aggregation(Name)
{
    // a few more, because one key may be written in several ways
    const int MoreSpellings = 20;

    protected override void WriteContent(Utf8JsonWriter json)
    {
        json.WritePropertyName("filter");
        (Others ?? new MatchAllQuery()).Write(json);
        if (Size == 0)
            return;
        json.WriteObject("aggs", aggs =>
        {
            Terms(aggs, "keys", Field, Size);
            if (Spellings is not null)
                Terms(aggs, "spellings", Spellings, Size * 2 + MoreSpellings);
        });
    }
}

/// <summary>How many resources that match have duplicates, and in how many groups: what a total that counts a group once leaves out.</summary>
/// <param name="Late">The filters that come after the counting; null for none.</param>
sealed record CopiesAggregation(Query? Late) : Aggregation(AnswerName)
{
    public const string AnswerName = "copies";

    // up to so many groups the count is exact
    const int MostExact = 40_000;

    protected override void WriteContent(Utf8JsonWriter json)
    {
        json.WritePropertyName("filter");
        var grouped = new ExistsQuery("group");
        (Late is null ? (Query)grouped : new BoolQuery { Filter = [grouped, Late] }).Write(json);
        json.WriteObject("aggs", aggs => aggs.WriteObject("groups", groups => groups.WriteObject("cardinality", cardinality =>
        {
            cardinality.WriteString("field", "group");
            cardinality.WriteNumber("precision_threshold", MostExact);
        })));
    }
}

/// <summary>The most frequent values that a pattern fits.</summary>
/// <param name="Name">What the answer calls it.</param>
/// <param name="Field">The field.</param>
/// <param name="Include">A pattern; nothing that a person typed but letters, digits and blanks may be in it.</param>
/// <param name="Size">How many values.</param>
sealed record PatternAggregation(string Name, string Field, string Include, int Size) : Aggregation(Name)
{
    protected override void WriteContent(Utf8JsonWriter json)
    {
        json.WritePropertyName("filter");
        new MatchAllQuery().Write(json);
        json.WriteObject("aggs", aggs => Terms(aggs, "keys", Field, Size, Include));
    }
}
