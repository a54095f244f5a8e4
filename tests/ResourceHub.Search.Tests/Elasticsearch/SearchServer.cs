using System.Text.Json;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Search.Elasticsearch.Client;

namespace ResourceHub.Search.Tests.Elasticsearch;

/// <summary>A real server that tests are told of by a variable, and the indexes that one test makes there.</summary>
sealed class SearchServer : IDisposable
{
    /// <summary>The address of an Elasticsearch.</summary>
    public const string Elasticsearch = "RESOURCEHUB_TEST_ELASTICSEARCH";

    /// <summary>The address of an OpenSearch.</summary>
    public const string OpenSearch = "RESOURCEHUB_TEST_OPENSEARCH";

    readonly HttpClient _http = new();

    SearchServer(string url) => Options = new() { Url = url, Index = $"t-{Guid.NewGuid():N}"[..18] };

    public ElasticOptions Options { get; }

    /// <summary>The server of a variable; without one the test skips and says so.</summary>
    public static SearchServer Require(string variable)
    {
        var url = Environment.GetEnvironmentVariable(variable);
        Skip.If(string.IsNullOrEmpty(url), $"{variable} names no server.");
        return new(url!);
    }

    /// <summary>An adapter on it; what it sends is written out where RESOURCEHUB_TEST_REQUESTS names a folder.</summary>
    public ElasticResourceIndex Open(TimeProvider clock, Action<ElasticCall>? sending = null)
        => new(new ElasticClient(Options) { Sending = call => { RequestLog.Add(call); sending?.Invoke(call); } }, clock);

    /// <summary>Says something to the server that the adapter would not.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, Options.Url + path);
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Names of the test's indexes.</summary>
    public async Task<IReadOnlyList<string>> IndexesAsync() => [.. (await SendAsync(HttpMethod.Get, $"/{Options.Index}-*?filter_path=*.aliases")).EnumerateObject().Select(p => p.Name)];

    /// <summary>Deletes them.</summary>
    public async Task DeleteIndexesAsync()
    {
        if (await IndexesAsync() is { Count: > 0 } names)
            await SendAsync(HttpMethod.Delete, $"/{string.Join(',', names)}");
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Writes each kind of request body once, for the check against the published types.</summary>
static class RequestLog
{
    const int MostOfOneKind = 400;

    static readonly string? Folder = Environment.GetEnvironmentVariable("RESOURCEHUB_TEST_REQUESTS");
    static readonly Lock Lock = new();
    static readonly Dictionary<string, HashSet<string>> Seen = [];

    public static void Add(ElasticCall call)
    {
        if (string.IsNullOrEmpty(Folder) || call.Body.IsEmpty)
            return;
        var body = System.Text.Encoding.UTF8.GetString(call.Body.Span);
        lock (Lock)
        {
            if (!Seen.TryGetValue(call.Api, out var bodies))
                Seen[call.Api] = bodies = new(StringComparer.Ordinal);
            if (bodies.Count >= MostOfOneKind || !bodies.Add(body))
                return;
            File.WriteAllText(Path.Combine(Folder, $"{call.Api}-{bodies.Count:d4}-{Environment.ProcessId}.json"), body);
        }
    }
}
