using System.Buffers;
using System.Globalization;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Client;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>
/// Writes changes by <c>_bulk</c>, a request each time that so many bytes have come together. Every item has an outcome of its own:
/// a version conflict means that the index is as new already; what was refused for the moment (429, 503) is tried again alone; the rest is a refusal of that record.
/// </summary>
sealed class BulkWriter(ElasticClient client, TimeProvider clock)
{
    const string Outcomes = "errors,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.type,items.*.error.caused_by.reason";
    const int MostReason = 300;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Writes all; what the index will not take. Null where the index is not there.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>: some were refused for the moment, or the mapping is another.</exception>
    public async Task<IReadOnlyList<IndexRefusal>?> WriteAsync(string index, IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        var refusals = new List<IndexRefusal>();
        var waiting = changes;
        for (var attempt = 0; waiting.Count > 0; attempt++)
        {
            if (attempt > 0)
                await PauseAsync(attempt, cancellationToken);
            var again = new List<IndexChange>();
            var from = 0;
            while (from < waiting.Count)
            {
                var buffer = new ArrayBufferWriter<byte>(64 * 1024);
                var to = Fill(buffer, waiting, from);
                var call = new ElasticCall("bulk", HttpMethod.Post, $"/{index}/_bulk?filter_path={Outcomes}", buffer.WrittenMemory) { IsLines = true, IsWrite = true };
                var outcome = ElasticClient.Read(call, await client.RequireAsync(call, cancellationToken), ElasticJson.Default.BulkAnswer);
                if (outcome.Errors && !Judge(waiting, from, outcome, again, refusals))
                    return null;
                from = to;
            }
            if (again.Count > 0 && attempt >= client.Options.Retries)
                throw ElasticClient.Unavailable($"the search server has no room for {again.Count} of {changes.Count} changes now");
            waiting = again;
        }
        return refusals;
    }

    // whole items up to the size of a request, at least one
    int Fill(ArrayBufferWriter<byte> buffer, IReadOnlyList<IndexChange> changes, int from)
    {
        var most = client.Options.BulkMebibytes * 1024 * 1024;
        using var json = Body.Writer(buffer);
        var to = from;
        for (; to < changes.Count && (to == from || buffer.WrittenCount < most); to++)
        {
            var change = changes[to];
            json.WriteStartObject();
            json.WriteObject("index", index =>
            {
                index.WriteString("_id", DocumentWriter.IdOf(change.Resource));
                index.WriteNumber("version", change.IndexVersion);
                index.WriteString("version_type", "external");
            });
            json.WriteEndObject();
            json.EndLine(buffer);
            DocumentWriter.Write(json, change.Resource, change.Document);
            json.EndLine(buffer);
        }
        return to;
    }

    static bool Judge(IReadOnlyList<IndexChange> changes, int from, BulkAnswer outcome, List<IndexChange> again, List<IndexRefusal> refusals)
    {
        for (var i = 0; i < outcome.Items!.Count; i++)
        {
            var (status, error) = outcome.Items[i].Values.Single();
            switch (status)
            {
                case < 300 or 409:
                    break;
                case 429 or 503:
                    again.Add(changes[from + i]);
                    break;
                case 404:
                    return false;
                case 401 or 403:
                    throw ElasticClient.Unavailable(string.Create(CultureInfo.InvariantCulture, $"the search server does not take changes (status {status}: {error?.Summary})"));
                // every field that is written is in the mapping, so this one is not the hub's
                case 400 when error?.Has("strict_dynamic_mapping_exception") is true:
                    throw ElasticClient.Unavailable("the index has another mapping than the hub gave it; run: resourcehub reindex");
                default:
                    var reason = error?.Summary ?? $"status {status}";
                    refusals.Add(new(changes[from + i].Resource, reason.Length <= MostReason ? reason : reason[..MostReason]));
                    break;
            }
        }
        return true;
    }

    Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var pause = FirstPause * Math.Pow(2, attempt - 1) * (.5 + Random.Shared.NextDouble());
        return Task.Delay(pause < LongestPause ? pause : LongestPause, clock, cancellationToken);
    }
}
