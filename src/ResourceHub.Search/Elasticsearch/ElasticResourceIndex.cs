using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Client;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>
/// The search port over Elasticsearch or OpenSearch, with what both of them answer.
/// <para>
/// Searches go to an alias, NAME.vVERSION, over one index; the version is that of <see cref="IndexMapping"/>, so that a hub never meets an index that it cannot read.
/// Every write carries the resource's index version as an external version: what arrives late or twice does nothing.
/// </para>
/// <para>
/// A rebuild fills an index under a second alias, created with it in one step; whoever applies changes looks for it first and gives them to both. A change whose
/// writer did not see it yet was committed before the rebuild began to read the database. One request moves the alias and drops the old index.
/// So it may be killed at any moment: what it leaves is an index that the next rebuild removes.
/// </para>
/// </summary>
public sealed partial class ElasticResourceIndex : IResourceIndex, IDisposable
{
    const string Owner = "resourcehub";
    const string RunReindex = "run: resourcehub reindex";

    /// <summary>A rebuild that was not seen for so long is dead.</summary>
    static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    readonly ElasticClient _client;
    readonly TimeProvider _clock;
    readonly string _alias;
    readonly string _rebuildAlias;

    // an index that was there and is gone must not come back empty
    volatile bool _wasFilled;

    /// <summary>An index on a server; nothing is asked of it yet.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="clock">Says when cursors expire.</param>
    public ElasticResourceIndex(ElasticOptions options, TimeProvider clock)
        : this(new ElasticClient(options), clock)
    {
    }

    internal ElasticResourceIndex(ElasticClient client, TimeProvider clock)
    {
        _client = client;
        _clock = clock;
        _alias = FormattableString.Invariant($"{client.Options.Index}.v{IndexMapping.Version}");
        _rebuildAlias = _alias + ".rebuild";
    }

    /// <summary>The server's name and version, for people.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>.</exception>
    public async Task<string> ServerAsync(CancellationToken cancellationToken) => (await _client.DialectAsync(cancellationToken)).Name;

    /// <inheritdoc/>
    public async Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var indexes = await ReadIndexesAsync(cancellationToken);
        var isBeingRebuilt = indexes.Any(i => i.IsRebuild && i.Beat is { } beat && _clock.GetUtcNow().UtcTicks - beat < LongestSilence.Ticks);
        if (indexes.FirstOrDefault(i => i.IsLive) is not { } live)
        {
            return indexes.FirstOrDefault(i => i.Version != IndexMapping.Version) is { } other
                ? new(IndexState.OtherVersion, null)
                {
                    IsBeingRebuilt = isBeingRebuilt,
                    Advice = $"The index on the search server has mapping version {other.Version}; this hub needs version {IndexMapping.Version}. To make it, {RunReindex}",
                }
                : new(IndexState.Empty, null) { IsBeingRebuilt = isBeingRebuilt };
        }
        _wasFilled |= live.Content is not null;
        return new(live.Content is null ? IndexState.Empty : IndexState.Ready, live.Content) { IsBeingRebuilt = isBeingRebuilt };
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => CountAsync(_alias, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    async Task<int> CountAsync(string index, CancellationToken cancellationToken)
    {
        var call = new ElasticCall("count", HttpMethod.Post, $"/{index}/_count", Body.Of(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("query");
            new ExistsQuery("visibility").Write(json);
            json.WriteEndObject();
        }));
        return ElasticClient.Read(call, await _client.RequireAsync(call, cancellationToken), ElasticJson.Default.CountAnswer).Count;
    }

    /// <summary>The hub's own indexes on the server, of any version.</summary>
    async Task<IReadOnlyList<OwnIndex>> ReadIndexesAsync(CancellationToken cancellationToken)
    {
        var call = new ElasticCall("indices.get", HttpMethod.Get, $"/{_client.Options.Index}-*?expand_wildcards=open&filter_path=*.aliases,*.mappings._meta");
        var found = ElasticClient.Read(call, await _client.RequireAsync(call, cancellationToken), ElasticJson.Default.DictionaryStringIndexAnswer);
        return [.. found.Select(i => Read(i.Key, i.Value)).OfType<OwnIndex>()];
    }

    // another hub's name may begin with this one's, so the aliases decide
    OwnIndex? Read(string name, IndexAnswer index)
    {
        var aliases = index.Aliases?.Keys ?? (IReadOnlyCollection<string>)[];
        if (!aliases.Any(a => a.StartsWith(_client.Options.Index + ".v", StringComparison.Ordinal)) || index.Mappings?.Meta is not { ValueKind: JsonValueKind.Object } meta
            || !meta.TryGetProperty("owner", out var owner) || owner.ValueKind != JsonValueKind.String || owner.GetString() != Owner)
        {
            return null;
        }
        return new(
            name,
            meta.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) ? number : 0,
            aliases.Contains(_alias),
            aliases.Any(a => a.EndsWith(".rebuild", StringComparison.Ordinal)),
            meta.TryGetProperty("content", out var content) ? content.GetString() : null,
            meta.TryGetProperty("beat", out var beat) && beat.TryGetInt64(out var at) ? at : null);
    }

    static HubException OtherVersion(int version)
        => ElasticClient.Unavailable($"the index has mapping version {version}, this hub needs {IndexMapping.Version}; {RunReindex}");

    /// <summary>An index of this hub.</summary>
    /// <param name="Name">Its own name.</param>
    /// <param name="Version">Of its mapping.</param>
    /// <param name="IsLive">Whether this version's searches go to it.</param>
    /// <param name="IsRebuild">Whether it is being filled, or was when somebody was killed.</param>
    /// <param name="Content">What it was made from.</param>
    /// <param name="Beat">When whoever fills it was last seen, in UTC ticks.</param>
    sealed record OwnIndex(string Name, int Version, bool IsLive, bool IsRebuild, string? Content, long? Beat);
}
