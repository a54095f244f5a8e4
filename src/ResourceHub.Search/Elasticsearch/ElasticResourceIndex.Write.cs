using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Client;

namespace ResourceHub.Search.Elasticsearch;

public sealed partial class ElasticResourceIndex
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexRefusal>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return [];
        // after the changes were read from the database: a rebuild that is not there yet will read them itself
        var indexes = await ReadIndexesAsync(cancellationToken);
        if (indexes.FirstOrDefault(i => i.Version != IndexMapping.Version) is { } other)
            throw OtherVersion(other.Version);
        var live = indexes.FirstOrDefault(i => i.IsLive)?.Name ?? await CreateEmptyAsync(cancellationToken);
        var refusals = await new BulkWriter(_client, _clock).WriteAsync(live, changes, cancellationToken) ?? throw ElasticClient.Unavailable("the index went away");
        foreach (var rebuild in indexes.Where(i => i.IsRebuild && !i.IsLive))
        {
            // one that is gone by now was abandoned, or is the live one, and then has them
            refusals = [.. refusals.Concat(await new BulkWriter(_client, _clock).WriteAsync(rebuild.Name, changes, cancellationToken) ?? []).DistinctBy(r => r.Resource)];
        }
        return refusals;
    }

    /// <inheritdoc/>
    public Task ShowAsync(CancellationToken cancellationToken) => RefreshAsync(_alias, cancellationToken);

    async Task RefreshAsync(string index, CancellationToken cancellationToken)
    {
        var call = new ElasticCall("indices.refresh", HttpMethod.Post, $"/{index}/_refresh") { IsWrite = true };
        var answer = await _client.SendAsync(call, cancellationToken);
        // what is gone shows nothing, and is made anew from the database
        if (!answer.IsSuccess && answer.Status != 404)
            throw ElasticClient.Refused(call, answer);
    }

    async Task<string> CreateEmptyAsync(CancellationToken cancellationToken)
    {
        if (_wasFilled)
            throw ElasticClient.Unavailable("the index is gone and waits to be rebuilt");
        // a fixed name: two that make it at once make one
        var name = $"{_client.Options.Index}-v{IndexMapping.Version}-first";
        var call = new ElasticCall("indices.create", HttpMethod.Put, $"/{name}", IndexMapping.Create(_client.Options, _alias, content: null, beat: null)) { IsWrite = true };
        var answer = await _client.SendAsync(call, cancellationToken);
        return answer.IsSuccess || ElasticClient.ErrorOf(answer)?.Has("resource_already_exists_exception") is true ? name : throw ElasticClient.Refused(call, answer);
    }
}
