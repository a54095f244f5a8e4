namespace ResourceHub.Server.Search;

/// <summary>Which index searches go to. Section <c>Search</c>.</summary>
public sealed class SearchOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Search";

    /// <summary>Embedded (search.db in the data folder) or Elasticsearch (or OpenSearch, <c>Search:Elasticsearch</c>). Default: Embedded.</summary>
    public SearchProvider Provider { get; set; }
}

/// <summary>Kinds of index.</summary>
public enum SearchProvider
{
    /// <summary>SQLite FTS5 and postings in memory, in one process.</summary>
    Embedded,

    /// <summary>A server of Elasticsearch or OpenSearch.</summary>
    Elasticsearch,
}
