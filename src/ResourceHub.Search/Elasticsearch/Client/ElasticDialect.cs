using System.Globalization;

namespace ResourceHub.Search.Elasticsearch.Client;

/// <summary>What Elasticsearch and OpenSearch say differently. They part in points in time only.</summary>
sealed record ElasticDialect(bool IsOpenSearch, string Version)
{
    const int OldestElasticsearch = 8;
    const int OldestOpenSearch = 2;

    /// <summary>The server's name and version, for people.</summary>
    public string Name => $"{(IsOpenSearch ? "OpenSearch" : "Elasticsearch")} {Version}";

    /// <exception cref="Core.HubException"><c>SEARCH_UNAVAILABLE</c>: too old a server.</exception>
    public static ElasticDialect Of(string? distribution, string? version)
    {
        var dialect = new ElasticDialect(distribution == "opensearch", version ?? "?");
        var oldest = dialect.IsOpenSearch ? OldestOpenSearch : OldestElasticsearch;
        return int.TryParse(dialect.Version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= oldest
            ? dialect
            : throw ElasticClient.Unavailable($"the search server is {dialect.Name}; the hub needs Elasticsearch 8 or OpenSearch 2, or later");
    }

    /// <summary>Opens a point in time.</summary>
    public ElasticCall OpenPointInTime(string index, string keepAlive) => new("open_point_in_time", HttpMethod.Post,
        IsOpenSearch ? $"/{index}/_search/point_in_time?keep_alive={keepAlive}" : $"/{index}/_pit?keep_alive={keepAlive}");

    /// <summary>Closes one.</summary>
    public ElasticCall ClosePointInTime(string id) => new("close_point_in_time", HttpMethod.Delete, IsOpenSearch ? "/_search/point_in_time" : "/_pit", Queries.Body.Of(json =>
    {
        json.WriteStartObject();
        if (IsOpenSearch)
        {
            json.WriteStartArray("pit_id");
            json.WriteStringValue(id);
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("id", id);
        }
        json.WriteEndObject();
    }));
}
