using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Server.Hosting;
using Spectre.Console;

namespace ResourceHub.Server.Tests.Common;

/// <summary>A hub of its own: real Kestrel on a port that the system chooses, real files in a temporary data folder.</summary>
public sealed class HubServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly StringWriter _terminal;

    HubServer(WebApplication app, string data, StringWriter terminal)
    {
        _app = app;
        _terminal = terminal;
        Data = data;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>The data folder.</summary>
    public string Data { get; }

    /// <summary>A client without a key.</summary>
    public HttpClient Http { get; }

    /// <summary>The running hub's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What the terminal showed.</summary>
    public string Terminal => _terminal.ToString();

    /// <summary>Starts a hub and waits until it is ready.</summary>
    public static async Task<HubServer> StartAsync(string seed = "none", string environment = "Development", string? data = null, Action<WebApplicationBuilder>? adjust = null)
    {
        data ??= seed == "none" ? await EmptyHub.CopyAsync() : Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        var app = HubHost.Build(new ServeRequest(data, seed, "http://127.0.0.1:0"), environment, builder =>
        {
            builder.Logging.ClearProviders();
            adjust?.Invoke(builder);
        });
        var terminal = new StringWriter();
        await app.StartAsync();
        await app.Services.GetRequiredService<Startup>().RunAsync(
            new Banner(app, AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(terminal) })), CancellationToken.None);
        return new(app, data, terminal);
    }

    /// <summary>Makes a key as the command line would.</summary>
    public async Task<string> CreateKeyAsync(NewKey wish)
        => (await Services.GetRequiredService<CreateKey>().RunAsync(Caller.System(wish.Organization), wish, CancellationToken.None)).Secret;

    /// <summary>Makes an organisation as the command line would.</summary>
    public Task<Organization> CreateOrganizationAsync(string slug)
        => Services.GetRequiredService<CreateOrganization>().RunAsync(Caller.System(), slug, slug, null, CancellationToken.None);

    /// <summary>Sends an operation over HTTP and gives the whole answer.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends an operation that must succeed, and gives its data.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null, string? key = null)
    {
        var answer = await SendAsync(query, variables, key);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Waits until the index has every change of the database, also what the hub's own worker is about to bring in.</summary>
    public async Task IndexedAsync()
    {
        while (await Services.GetRequiredService<IOutbox>().CountAsync(CancellationToken.None) > 0)
            await Task.Delay(10);
    }

    /// <summary>Stops the hub but keeps its data, as a restart does.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }
}
