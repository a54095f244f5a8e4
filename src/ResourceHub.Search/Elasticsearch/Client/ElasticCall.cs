namespace ResourceHub.Search.Elasticsearch.Client;

/// <summary>A request to the server.</summary>
/// <param name="Api">The API's name in the published specification, such as <c>msearch</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">JSON, or lines of it; empty for none.</param>
sealed record ElasticCall(string Api, HttpMethod Method, string Path, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>Lines of JSON instead of one document.</summary>
    public bool IsLines { get; init; }

    /// <summary>Writes and administration have more time than searches.</summary>
    public bool IsWrite { get; init; }
}

/// <summary>What the server answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The whole body.</param>
sealed record ElasticAnswer(int Status, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>When the server wants to be asked again; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
