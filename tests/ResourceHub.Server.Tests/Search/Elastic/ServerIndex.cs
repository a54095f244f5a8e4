using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Catalog;
using ResourceHub.Search.Elasticsearch;

namespace ResourceHub.Server.Tests.Search.Elastic;

/// <summary>An index of its own on a real server, filled from a hub's database.</summary>
internal sealed class ServerIndex : IAsyncDisposable
{
    static readonly HttpClient Http = new();

    readonly IServiceProvider _services;

    public ServerIndex(ElasticOptions options, IServiceProvider services)
    {
        _services = services;
        Options = options;
        Index = new ElasticResourceIndex(options, TimeProvider.System);
        Worker = ActivatorUtilities.CreateInstance<IndexWorker>(services, Index);
    }

    public ElasticOptions Options { get; }

    public ElasticResourceIndex Index { get; }

    /// <summary>The hub's use case on this index.</summary>
    public IndexWorker Worker { get; }

    /// <summary>The server that a variable names; without one the test skips and says so.</summary>
    public static Task<ServerIndex> RequireAsync(string variable, IServiceProvider services)
        => Task.FromResult(new ServerIndex(OptionsOf(variable), services));

    public static ElasticOptions OptionsOf(string variable)
    {
        var url = Environment.GetEnvironmentVariable(variable);
        Skip.If(string.IsNullOrEmpty(url), $"{variable} names no server.");
        return new() { Url = url!, Index = NewName() };
    }

    public static string NewName() => $"t-{Guid.NewGuid():N}"[..18];

    /// <summary>Says something to the server that the hub would not.</summary>
    public static async Task<JsonElement> SendAsync(ElasticOptions options, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, options.Url + path);
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");
        if (options.Username is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}")));
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    public static async Task<IReadOnlyList<string>> NamesAsync(ElasticOptions options)
        => [.. (await SendAsync(options, HttpMethod.Get, $"/{options.Index}-*?filter_path=*.aliases")).EnumerateObject().Select(p => p.Name)];

    public static async Task DeleteAsync(ElasticOptions options)
    {
        if (await NamesAsync(options) is { Count: > 0 } names)
            await SendAsync(options, HttpMethod.Delete, $"/{string.Join(',', names)}");
    }

    /// <summary>Database and index hold the same resources in the same index versions.</summary>
    public static async Task AssertAgreesAsync(ElasticOptions options, IServiceProvider services)
    {
        var kept = new Dictionary<string, long>(StringComparer.Ordinal);
        Guid? after = null;
        while (await services.GetRequiredService<ICatalog>().ScanAsync(after, 500, default) is { Count: > 0 } page)
        {
            foreach (var resource in page)
                kept[resource.Id.ToString("D")] = resource.IndexVersion;
            after = page[^1].Id;
        }
        var name = Assert.Single(await NamesAsync(options));
        await SendAsync(options, HttpMethod.Post, $"/{name}/_refresh");
        var found = await SendAsync(options, HttpMethod.Post, $"/{name}/_search", """{"size": 10000, "_source": false, "version": true, "query": {"exists": {"field": "visibility"}}}""");
        var held = found.GetProperty("hits").GetProperty("hits").EnumerateArray().ToDictionary(h => h.GetProperty("_id").GetString()!, h => h.GetProperty("_version").GetInt64());
        Assert.NotEmpty(kept);
        Assert.Equal(kept.OrderBy(k => k.Key, StringComparer.Ordinal), held.OrderBy(h => h.Key, StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        await DeleteAsync(Options);
        // what the server refused is forgotten with it
        await _services.GetRequiredService<IIndexRefusals>().SaveAsync(null, [], default);
    }
}
