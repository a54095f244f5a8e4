using System.Buffers;
using System.Text.Json;
using ResourceHub.Search.Elasticsearch.Client;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>One search.</summary>
sealed record SearchBody
{
    public required Query Query { get; init; }

    /// <summary>Narrows the hits, not the facets.</summary>
    public Query? PostFilter { get; init; }

    public int Size { get; init; }

    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>Sort values to go on behind, as the server gave them: a JSON array.</summary>
    public string? After { get; init; }

    /// <summary>The point in time to look at; null for what is now.</summary>
    public string? PointInTime { get; init; }

    public required string KeepAlive { get; init; }

    /// <summary>Count all that match; else only whether there is one.</summary>
    public bool Total { get; init; }

    public IReadOnlyList<FacetAggregation> Facets { get; init; } = [];

    public IReadOnlyList<string> HighlightFields { get; init; } = [];

    /// <summary>Keyword fields to give back with each hit.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>How long each shard may search, in milliseconds; what it found by then comes marked as partial.</summary>
    public int TimeoutMilliseconds { get; init; }

    /// <summary>Several searches in one round trip.</summary>
    public static ElasticCall Many(string index, IReadOnlyList<SearchBody> bodies)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 * bodies.Count);
        using var json = Body.Writer(buffer);
        foreach (var body in bodies)
        {
            json.WriteStartObject();
            // a point in time knows its indexes
            if (body.PointInTime is null)
                json.WriteString("index", index);
            json.WriteEndObject();
            json.EndLine(buffer);
            body.Write(json);
            json.EndLine(buffer);
        }
        return new("msearch", HttpMethod.Post, "/_msearch", buffer.WrittenMemory) { IsLines = true };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("query");
        Query.Write(json);
        if (PostFilter is not null)
        {
            json.WritePropertyName("post_filter");
            PostFilter.Write(json);
        }
        json.WriteNumber("size", Size);
        if (HighlightFields.Count > 0 && Size > 0)
            json.WriteStrings("_source", ["description"]);
        else
            json.WriteBoolean("_source", false);
        json.WriteBoolean("track_total_hits", Total || Size == 0);
        if (TimeoutMilliseconds > 0)
            json.WriteString("timeout", $"{TimeoutMilliseconds}ms");
        if (Size > 0)
            WriteHits(json);
        if (PointInTime is not null)
        {
            json.WriteObject("pit", pit =>
            {
                pit.WriteString("id", PointInTime);
                pit.WriteString("keep_alive", KeepAlive);
            });
        }
        if (Facets.Count > 0)
        {
            json.WriteObject("aggs", aggs =>
            {
                foreach (var facet in Facets)
                    facet.Write(aggs);
            });
        }
        json.WriteEndObject();
    }

    void WriteHits(Utf8JsonWriter json)
    {
        json.WriteStartArray("sort");
        foreach (var key in Sort)
            key.Write(json);
        json.WriteEndArray();
        if (After is not null)
        {
            json.WritePropertyName("search_after");
            json.WriteRawValue(After);
        }
        if (Fields.Count > 0)
        {
            json.WriteStartArray("docvalue_fields");
            foreach (var field in Fields)
            {
                json.WriteStartObject();
                json.WriteString("field", field);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (HighlightFields.Count > 0)
            Highlights.Write(json, HighlightFields);
    }
}

/// <summary>What hits are ordered by.</summary>
/// <param name="Field">The field, or <c>_score</c>.</param>
/// <param name="Descending">The greatest first.</param>
readonly record struct SortKey(string Field, bool Descending)
{
    public void Write(Utf8JsonWriter json)
    {
        var (field, descending) = this;
        json.WriteStartObject();
        json.WriteObject(field, of =>
        {
            of.WriteString("order", descending ? "desc" : "asc");
            if (field is not ("_score" or "id"))
                of.WriteString("missing", "_last");
        });
        json.WriteEndObject();
    }
}

/// <summary>A facet: the counts of a field's values among what the other facets' filters leave.</summary>
/// <param name="Name">What the answer calls it.</param>
/// <param name="Others">The filters of the other facets; null for none.</param>
/// <param name="Field">The field of the values' keys.</param>
/// <param name="Spellings">The field of how they are written; null where the key says it.</param>
/// <param name="Size">How many values.</param>
sealed record FacetAggregation(string Name, Query? Others, string Field, string? Spellings, int Size)
{
    // a few more, because one key may be written in several ways
    const int MoreSpellings = 20;

    public void Write(Utf8JsonWriter json) => json.WriteObject(Name, facet =>
    {
        facet.WritePropertyName("filter");
        (Others ?? new MatchAllQuery()).Write(facet);
        if (Size > 0)
        {
            facet.WriteObject("aggs", aggs =>
            {
                Terms(aggs, "keys", Field, Size);
                if (Spellings is not null)
                    Terms(aggs, "spellings", Spellings, Size * 2 + MoreSpellings);
            });
        }
    });

    static void Terms(Utf8JsonWriter json, string name, string field, int size) => json.WriteObject(name, aggregation => aggregation.WriteObject("terms", terms =>
    {
        terms.WriteString("field", field);
        terms.WriteNumber("size", size);
    }));
}
