using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Resolvers;

/// <summary>Resolvers that wait for the database at the same time: each has a context of its own.</summary>
public sealed class ServiceScopeTests : IDisposable
{
    private const string Sdl = """
        type Query { marked: Int! byClass: Int! byFactory: Int! who: String shared: Shared! }
        type Shared { a: Int! b: Int! }
        type Mutation { same: Boolean! }
        """;

    private ServiceProvider? _services;
    private readonly SqliteConnection _connection = new("Data Source=scopes;Mode=Memory;Cache=Shared");

    public ServiceScopeTests()
    {
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "CREATE TABLE Rows (Id INTEGER PRIMARY KEY); INSERT INTO Rows VALUES (1), (2), (3);";
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData("{ a: marked b: marked }", false)]
    [InlineData("{ a: byFactory b: byFactory }", false)]
    [InlineData("{ a: byClass b: byClass }", true)]
    [InlineData("{ shared { a b } }", true)]
    public async Task Resolvers_that_read_at_the_same_time_never_share_a_context(string query, bool everywhere)
    {
        // each command waits until two run: a shared context refuses the second, and the first would wait for ever
        var executor = Create(everywhere, new Meeting(2));
        var answer = await executor.ExecuteAsync(new GraphQLRequest(query)).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(answer.Errors);
        Assert.Contains("\"a\":3,\"b\":3", answer.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_of_its_own_knows_the_caller_and_a_mutation_keeps_the_requests()
    {
        var executor = Create(true, new Meeting(1));
        using var root = _services!.CreateScope();
        root.ServiceProvider.GetRequiredService<Caller>().Name = "me";
        var request = new GraphQLRequest("{ who }") { Services = root.ServiceProvider };
        Assert.Equal("""{"data":{"who":"me"}}""", (await executor.ExecuteAsync(request)).ToJson());
        var mutation = new GraphQLRequest("mutation { same }") { Services = root.ServiceProvider };
        mutation.State["caller"] = root.ServiceProvider.GetRequiredService<Caller>();
        Assert.Equal("""{"data":{"same":true}}""", (await executor.ExecuteAsync(mutation)).ToJson());
    }

    private IRequestExecutor Create(bool everywhere, Meeting meeting)
    {
        var services = new ServiceCollection();
        services.AddSingleton(meeting);
        services.AddScoped<Caller>();
        services.AddDbContext<Db>(o => o.UseSqlite(_connection.ConnectionString).AddInterceptors(meeting));
        services.AddDbContextFactory<Db>(o => o.UseSqlite(_connection.ConnectionString).AddInterceptors(meeting), ServiceLifetime.Scoped);
        var builder = services.AddGraphQLServer().AddSdl(Sdl, "scopes").AddTypes(typeof(Query), typeof(ByClass), typeof(SharedResolvers), typeof(Mutation))
            .AddScopeInitializer((from, to) => to.GetRequiredService<Caller>().Name = from.GetRequiredService<Caller>().Name);
        if (everywhere)
        {
            builder.UseScopePerResolver();
        }

        _services = services.BuildServiceProvider(validateScopes: true);
        return _services.GetRequiredService<IRequestExecutor>();
    }

    private sealed class Caller
    {
        public string? Name { get; set; }
    }

    private sealed class Row
    {
        public int Id { get; set; }
    }

    private sealed class Db(DbContextOptions<Db> options) : DbContext(options)
    {
        public DbSet<Row> Rows => Set<Row>();
    }

    private sealed class Meeting(int size) : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _here;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _here) == size)
            {
                _all.SetResult();
            }

            await _all.Task;
            return result;
        }
    }

    private sealed record Shared;

    [QueryType]
    private sealed class Query
    {
        [ResolverScope]
        public Task<int> Marked(Db db) => db.Rows.CountAsync();

        public async Task<int> ByFactory([Service] IDbContextFactory<Db> factory)
        {
            await using var db = await factory.CreateDbContextAsync();
            return await db.Rows.CountAsync();
        }

        public string? Who(Caller caller) => caller.Name;

        public Shared Shared() => new();
    }

    [QueryType]
    private sealed class ByClass(Db db)
    {
        [GraphQLName("byClass")]
        public Task<int> Count() => db.Rows.CountAsync();
    }

    [ObjectType<Shared>]
    private sealed class SharedResolvers
    {
        public Task<int> A(Db db) => db.Rows.CountAsync();

        public Task<int> B([Service] Db db) => db.Rows.CountAsync();
    }

    [MutationType]
    private sealed class Mutation
    {
        public bool Same(Caller caller, IResolverContext context) => ReferenceEquals(caller, context.GetState<Caller>("caller"));
    }
}
