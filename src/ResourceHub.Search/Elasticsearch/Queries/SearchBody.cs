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

    public IReadOnlyList<Aggregation> Aggregations { get; init; } = [];

    /// <summary>What highlights mark; null for none.</summary>
    public Query? Marks { get; init; }

    /// <summary>The field of whose values the best hit alone is shown; not together with <see cref="After"/>.</summary>
    public string? Collapse { get; init; }

    /// <summary>Words to find spellings for; null for none.</summary>
    public string? Misspelt { get; init; }

    /// <summary>Keyword fields to give back with each hit.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What else to give back of each document.</summary>
    public IReadOnlyList<string> Source { get; init; } = [];

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
        if (Size > 0 && (Marks is not null || Source.Count > 0))
            json.WriteStrings("_source", Marks is not null ? ["description", .. Source] : Source);
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
        if (Aggregations.Count > 0)
        {
            json.WriteObject("aggs", aggs =>
            {
                foreach (var aggregation in Aggregations)
                    aggregation.Write(aggs);
            });
        }
        if (Misspelt is not null)
            Spelling.Write(json, Misspelt);
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
        if (Collapse is not null)
            json.WriteObject("collapse", collapse => collapse.WriteString("field", Collapse));
        if (Marks is not null)
            Highlights.Write(json, Marks);
    }
}

/// <summary>What hits are ordered by.</summary>
/// <param name="Field">The field, or <c>_score</c>.</param>
/// <param name="Descending">The greatest first.</param>
readonly record struct SortKey(string Field, bool Descending)
{
    /// <summary>Whose effect counts, where the field is the gain of effects.</summary>
    public Guid? Organization { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        var (field, descending) = this;
        var organization = Organization;
        json.WriteStartObject();
        json.WriteObject(field, of =>
        {
            of.WriteString("order", descending ? "desc" : "asc");
            if (field is not ("_score" or "id"))
                of.WriteString("missing", "_last");
            if (organization is { } whose)
            {
                of.WriteObject("nested", nested =>
                {
                    nested.WriteString("path", "effects");
                    nested.WritePropertyName("filter");
                    new TermQuery("effects.organization", DocumentWriter.IdOf(whose)).Write(nested);
                });
            }
        });
        json.WriteEndObject();
    }
}
