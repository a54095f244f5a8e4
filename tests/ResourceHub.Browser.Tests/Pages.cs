using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResourceHub.Server.Explorer;
using ResourceHub.Server.Landing;

namespace ResourceHub.Browser.Tests;

/// <summary>A server on a free port with the hub's pages and a small library behind /graphql.</summary>
public sealed class Pages : IAsyncDisposable
{
    readonly WebApplication _app;

    Pages(WebApplication app) => _app = app;

    /// <summary>Such as http://127.0.0.1:40123.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The operations that were asked for, introspection left out, each with the key that came along.</summary>
    public ConcurrentQueue<(string? Key, JsonNode Body)> Asked { get; } = new();

    /// <summary>Completes when the caller of the operation that never answers has gone.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Pages> StartAsync(ExplorerOptions? options = null, string environment = "Development", LandingModel? landing = null, string basePath = "")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var pages = new Pages(app);
        if (basePath != "")
        {
            app.UsePathBase(basePath);
            app.UseRouting();
        }
        app.MapExplorer(options);
        app.MapLanding(_ => ValueTask.FromResult(landing ?? new LandingModel("1.2.3", new LandingCounts(2, 1234, 1, 0), Explorer: true)));
        app.MapGet("/graphql", () => Results.Json(new { data = new { answeredBy = "GET" } }));
        app.MapPost("/graphql", pages.AnswerAsync);
        app.MapGet("/graphql/examples", () => Results.Json(new object[]
        {
            new { title = "Books about fractions", description = "The newest first.", query = "query Fractions($about: String) {\n  books(about: $about) {\n    title\n  }\n}\n", variables = new { about = "fractions" } },
            new { title = "With a key", query = "query Keyed { book(id: 1) { title } }", key = "example-key" },
        }));
        await app.StartAsync();
        return pages;
    }

    async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var query = (string)body["query"]!;
        if (query.Contains("IntrospectionQuery", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/json";
            await using var schema = typeof(Pages).Assembly.GetManifestResourceStream("canned/introspection.json")!;
            await schema.CopyToAsync(context.Response.Body);
            return;
        }
        Asked.Enqueue((context.Request.Headers["X-Api-Key"].SingleOrDefault(), body));
        if (query.Contains("Endless", StringComparison.Ordinal))
        {
            context.RequestAborted.Register(() => Abandoned.TrySetResult());
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        var answer = query.Contains("Broken", StringComparison.Ordinal)
            ? """{"errors":[{"message":"No such book.","path":["book"],"locations":[{"line":2,"column":3}],"extensions":{"code":"BOOK_NOT_FOUND"}}],"data":{"book":null}}"""
            : """{"data":{"books":[{"title":"One <b>half</b>","pages":12345678901234567890},{"title":"https://example.org/two","pages":null}]}}""";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
