using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResourceHub.Core.Access;
using ResourceHub.GraphQL;
using ResourceHub.Server.Hosting;
using ResourceHub.Storage.Common;

namespace ResourceHub.Server.Tests.Skills;

/// <summary>The hub's whole schema on a database of its own, asked in the process and by a caller of the test's choice.</summary>
internal sealed class SkillsSchema : IDisposable
{
    readonly WebApplication _app;
    Caller _caller;

    public SkillsSchema(Func<Guid, Caller> caller)
        : this()
    {
        var organization = Services.GetRequiredService<CreateOrganization>().RunAsync(Caller.System(), "school", "School", null, CancellationToken.None).GetAwaiter().GetResult();
        _caller = caller(organization.Id);
    }

    public SkillsSchema(Caller? caller = null)
    {
        _caller = caller ?? Caller.System();
        Folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        _app = HubHost.Build(new ServeRequest(Folder, "none", "http://127.0.0.1:0"), "Development", builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddScoped(_ => _caller);
        });
        Services.GetRequiredService<IHubDatabase>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        var result = await Services.GetRequiredService<IRequestExecutor>().ExecuteAsync(GraphQLRequest.Create(query, variables));
        using var document = JsonDocument.Parse(result.ToJson());
        return document.RootElement.Clone();
    }

    public async Task<JsonElement> QueryAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    public void Dispose()
    {
        ((IDisposable)_app).Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
