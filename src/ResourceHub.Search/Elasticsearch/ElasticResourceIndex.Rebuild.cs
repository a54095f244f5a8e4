using System.Globalization;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Client;
using ResourceHub.Search.Elasticsearch.Queries;

namespace ResourceHub.Search.Elasticsearch;

public sealed partial class ElasticResourceIndex
{
    static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<IIndexRebuild> BeginRebuildAsync(string content, CancellationToken cancellationToken)
    {
        var indexes = await ReadIndexesAsync(cancellationToken);
        if (indexes.Where(i => i.IsRebuild && !i.IsLive).Select(i => i.Name).ToArray() is { Length: > 0 } abandoned)
            await DeleteAsync(abandoned, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{_client.Options.Index}-v{IndexMapping.Version}-{_clock.GetUtcNow():yyyyMMddHHmmss}-{Random.Shared.Next(0x10000):x4}");
        var beat = _clock.GetUtcNow();
        var call = new ElasticCall("indices.create", HttpMethod.Put, $"/{name}", IndexMapping.Create(_client.Options, _rebuildAlias, content, beat.UtcTicks)) { IsWrite = true };
        var answer = await _client.SendAsync(call, cancellationToken);
        // a second try after an answer that was lost
        if (!answer.IsSuccess && ElasticClient.ErrorOf(answer)?.Has("resource_already_exists_exception") is not true)
            throw ElasticClient.Refused(call, answer);
        return new Rebuild(this, name, content, beat);
    }

    async Task DeleteAsync(IReadOnlyList<string> indexes, CancellationToken cancellationToken)
    {
        var call = new ElasticCall("indices.delete", HttpMethod.Delete, $"/{string.Join(',', indexes)}?ignore_unavailable=true") { IsWrite = true };
        await _client.RequireAsync(call, cancellationToken);
    }

    sealed class Rebuild(ElasticResourceIndex index, string name, string content, DateTimeOffset begun) : IIndexRebuild
    {
        DateTimeOffset _beat = begun;
        bool _isOver;

        public async Task<IReadOnlyList<IndexRefusal>> AddAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
        {
            if (index._clock.GetUtcNow() - _beat > BeatEvery)
            {
                _beat = index._clock.GetUtcNow();
                await MarkAsync(_beat.UtcTicks, cancellationToken);
            }
            return await new BulkWriter(index._client, index._clock).WriteAsync(name, changes, cancellationToken) ?? throw Abandoned();
        }

        public async Task<int> CountAsync(CancellationToken cancellationToken)
        {
            await index.RefreshAsync(name, cancellationToken);
            return await index.CountAsync(name, cancellationToken);
        }

        public async Task<int> SwapAsync(CancellationToken cancellationToken)
        {
            await PutAsync("indices.put_settings", "_settings", json =>
            {
                json.WriteStartObject();
                json.WriteObject("index", settings =>
                {
                    settings.WriteString("refresh_interval", "1s");
                    settings.WriteNumber("number_of_replicas", index._client.Options.Replicas);
                });
                json.WriteEndObject();
            }, cancellationToken);
            await MarkAsync(null, cancellationToken);
            // searches of the new index must find all of it at once
            var count = await CountAsync(cancellationToken);
            var others = (await index.ReadIndexesAsync(cancellationToken)).Where(i => i.Name != name).ToArray();
            var call = new ElasticCall("indices.update_aliases", HttpMethod.Post, "/_aliases", Body.Of(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("actions");
                Action(json, "add", name, index._alias);
                Action(json, "remove", name, index._rebuildAlias);
                foreach (var other in others)
                    Action(json, "remove_index", other.Name, null);
                json.WriteEndArray();
                json.WriteEndObject();
            })) { IsWrite = true };
            var answer = await index._client.SendAsync(call, cancellationToken);
            // after an answer that was lost the second try finds the alias moved
            if (!answer.IsSuccess && !(await index.ReadIndexesAsync(cancellationToken)).Any(i => i.Name == name && i.IsLive))
                throw answer.Status == 404 ? Abandoned() : ElasticClient.Refused(call, answer);
            _isOver = true;
            index._wasFilled = true;
            return count;
        }

        public async ValueTask DisposeAsync()
        {
            if (_isOver)
                return;
            _isOver = true;
            try
            {
                await index.DeleteAsync([name], CancellationToken.None);
            }
            catch (HubException)
            {
                // the next rebuild removes it
            }
        }

        // a beat says that somebody fills the index; without one it is done
        Task MarkAsync(long? beat, CancellationToken cancellationToken) => PutAsync("indices.put_mapping", "_mapping", json =>
        {
            json.WriteStartObject();
            IndexMapping.WriteMeta(json, content, beat);
            json.WriteEndObject();
        }, cancellationToken);

        async Task PutAsync(string api, string what, Action<System.Text.Json.Utf8JsonWriter> body, CancellationToken cancellationToken)
        {
            var call = new ElasticCall(api, HttpMethod.Put, $"/{name}/{what}", Body.Of(body)) { IsWrite = true };
            var answer = await index._client.SendAsync(call, cancellationToken);
            if (!answer.IsSuccess)
                throw answer.Status == 404 ? Abandoned() : ElasticClient.Refused(call, answer);
        }

        static void Action(System.Text.Json.Utf8JsonWriter json, string action, string target, string? alias)
        {
            json.WriteStartObject();
            json.WriteObject(action, of =>
            {
                of.WriteString("index", target);
                if (alias is not null)
                    of.WriteString("alias", alias);
            });
            json.WriteEndObject();
        }

        static HubException Abandoned() => new("REBUILD_ABANDONED", "Another rebuild of the index has begun; this one ends.");
    }
}
