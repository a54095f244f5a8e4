using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResourceHub.Search.Elasticsearch.Responses;

/// <summary>Readers of answers, made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InfoAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(MultiSearchAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(BulkAnswer))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(PointInTimeAnswer))]
[JsonSerializable(typeof(Dictionary<string, IndexAnswer>))]
sealed partial class ElasticJson : JsonSerializerContext;

sealed record InfoAnswer(InfoVersion? Version);

sealed record InfoVersion(string? Number, string? Distribution);

sealed record ErrorAnswer(ErrorCause? Error);

/// <summary>Why the server refuses something.</summary>
sealed record ErrorCause(string? Type, string? Reason)
{
    public ErrorCause? CausedBy { get; init; }

    public IReadOnlyList<ErrorCause>? RootCause { get; init; }

    public IReadOnlyList<ShardFailure>? FailedShards { get; init; }

    /// <summary>Type and reason, with what is behind them.</summary>
    [JsonIgnore]
    public string Summary => string.Join("; ", Chain().Select(c => $"{c.Type}: {c.Reason}").Distinct().Take(3));

    /// <summary>Whether this or what is behind it has one of these types.</summary>
    public bool Has(params ReadOnlySpan<string> types)
    {
        foreach (var cause in Chain())
        {
            if (types.Contains(cause.Type))
                return true;
        }
        return false;
    }

    IEnumerable<ErrorCause> Chain()
        => new[] { this }.Concat((RootCause ?? []).Where(c => c.Type != Type)).Concat((FailedShards ?? []).Select(f => f.Reason).OfType<ErrorCause>())
            .Concat(CausedBy?.Chain() ?? []);
}

sealed record ShardFailure(ErrorCause? Reason);

sealed record MultiSearchAnswer(IReadOnlyList<SearchAnswer> Responses);

sealed record SearchAnswer(HitsAnswer? Hits, ErrorCause? Error, int? Status)
{
    public bool TimedOut { get; init; }

    [JsonPropertyName("_shards")]
    public ShardsAnswer? Shards { get; init; }

    public Dictionary<string, FacetAnswer>? Aggregations { get; init; }

    public Dictionary<string, IReadOnlyList<SuggestAnswer>>? Suggest { get; init; }

    public string? PitId { get; init; }
}

sealed record ShardsAnswer(int Total, int Successful, int Failed);

sealed record HitsAnswer(TotalAnswer? Total, IReadOnlyList<HitAnswer> Hits);

sealed record TotalAnswer(long Value, string Relation);

sealed record HitAnswer([property: JsonPropertyName("_id")] string Id)
{
    public JsonElement Sort { get; init; }

    public Dictionary<string, IReadOnlyList<string>>? Fields { get; init; }

    public Dictionary<string, IReadOnlyList<string>>? Highlight { get; init; }

    [JsonPropertyName("_source")]
    public SourceAnswer? Source { get; init; }
}

/// <summary>What highlights and completions need of the document.</summary>
sealed record SourceAnswer(string? Description, string? Name);

/// <summary>A facet's filter with the counts under it.</summary>
sealed record FacetAnswer(long DocCount)
{
    public BucketsAnswer? Keys { get; init; }

    public BucketsAnswer? Spellings { get; init; }

    public ValueAnswer? Groups { get; init; }
}

/// <summary>How many distinct values.</summary>
sealed record ValueAnswer(long Value);

sealed record BucketsAnswer(IReadOnlyList<BucketAnswer> Buckets);

sealed record BucketAnswer(string Key, long DocCount);

/// <summary>A word and those near it.</summary>
sealed record SuggestAnswer(string Text, IReadOnlyList<SuggestOption> Options);

sealed record SuggestOption(string Text, long Freq);

sealed record BulkAnswer(bool Errors, IReadOnlyList<Dictionary<string, BulkItem>>? Items);

sealed record BulkItem(int Status, ErrorCause? Error);

sealed record CountAnswer(int Count);

/// <summary>An opened point in time: Elasticsearch calls it id, OpenSearch pit_id.</summary>
sealed record PointInTimeAnswer(string? Id, string? PitId);

/// <summary>An index as the server describes it.</summary>
sealed record IndexAnswer(Dictionary<string, JsonElement>? Aliases, IndexMappings? Mappings);

sealed record IndexMappings([property: JsonPropertyName("_meta")] JsonElement? Meta);
