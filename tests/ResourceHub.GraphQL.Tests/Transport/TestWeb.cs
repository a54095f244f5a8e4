using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ResourceHub.GraphQL.Tests.Transport;

/// <summary>A server of its own on a port that the system chooses.</summary>
internal sealed class TestWeb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestWeb(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestWeb> StartAsync(
        string sdl, IEnumerable<Type> types, Action<GraphQLServerBuilder>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);
        var server = builder.Services.AddGraphQLServer().AddSdl(sdl, "test.graphql").AddTypes(types);
        configure?.Invoke(server);
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return new TestWeb(app);
    }

    /// <summary>Posts JSON; headers come as "Name: value".</summary>
    public async Task<Reply> PostAsync(string body, params string[] headers) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") }, headers);

    public async Task<Reply> GetAsync(string query, params string[] headers) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/graphql?" + query), headers);

    public async Task<Reply> SendAsync(HttpRequestMessage request, params string[] headers)
    {
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        using var response = await Client.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(),
            response.Headers.NonValidated.TryGetValues("Cache-Control", out var cache) ? cache.ToString() : null,
            response.Headers.ETag?.ToString(),
            string.Join(", ", response.Headers.Vary));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    internal sealed record Reply(int Status, string? Type, string Body, string? CacheControl, string? ETag, string Vary);
}
