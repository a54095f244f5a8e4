using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;
using ResourceHub.Server.Skills;
using ResourceHub.Storage.Common;

namespace ResourceHub.Server.Tests.Skills;

/// <summary>schema/skills.graphql with its resolvers on a database of its own, without the rest of the server.</summary>
internal sealed class SkillsSchema : IDisposable
{
    const string Common = """
        scalar DateTime scalar URL scalar LanguageTag scalar GradeLevel scalar SkillRef scalar JSON
        type Query type Mutation
        interface Node { id: ID! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type UserError { code: String! message: String! path: [String!]! }
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
    readonly ServiceProvider _services;

    public SkillsSchema(Caller? caller = null)
    {
        var services = new ServiceCollection();
        HubDatabase.Add(services, _folder);
        services.AddSingleton(TimeProvider.System).AddSingleton(new SkillOptions()).AddSkills().AddScoped(_ => caller ?? Caller.System());
        services.AddGraphQLServer()
            .AddSdl(Common, "common")
            .AddSdl(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "skills.graphql")), "skills.graphql")
            .AddScalar<GradeLevelScalar>().AddScalar<SkillRefScalar>()
            .AddTypes(typeof(SkillQueries).Assembly.GetTypes().Where(t => t.Namespace == typeof(SkillQueries).Namespace))
            .AddErrorFilter<HubErrorFilter>();
        _services = services.BuildServiceProvider();
        using var db = _services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContext();
        if (db.Database.GetMigrations().Any())
            _services.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        else
            db.Database.EnsureCreated();
    }

    public string Folder => _folder;

    public IServiceProvider Services => _services;

    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        var result = await _services.GetRequiredService<IRequestExecutor>().ExecuteAsync(GraphQLRequest.Create(query, variables));
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
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
