using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class ListenerTests
{
    private const string Sdl = "type Query { a: A n: Int } type A { b: String c: String }";

    [Fact]
    public async Task A_listener_hears_what_is_refused_started_and_finished()
    {
        var (executor, services) = Create(b => b.AddExecutionListener<Recorder>());
        await executor.ExecuteAsync(new GraphQLRequest("query Q { a { b } ...F } fragment F on Query { n a { b } }"));
        await executor.ExecuteAsync(new GraphQLRequest("{ nope }"));
        Assert.Equal(
            ["started Query Q A.b Query.a Query.n cost 1", "finished Q 0", "refused Query has no field nope."],
            services.GetRequiredService<Recorder>().Heard.Select(h => h.Split(" Did")[0]));
    }

    [Fact]
    public async Task A_listener_that_fails_disturbs_nobody()
    {
        var (executor, services) = Create(b => b.AddExecutionListener<Broken>().AddExecutionListener<Recorder>());
        Assert.Equal("""{"data":{"n":1}}""", await executor.RunAsync("{ n }"));
        Assert.Equal(2, services.GetRequiredService<Recorder>().Heard.Count);
    }

    [Fact]
    public async Task Fields_are_counted_by_client_and_version()
    {
        var (executor, services) = Create(b => b.AddExecutionListener<FieldUsage>());
        foreach (var version in (string[])["1", "1", "2"])
        {
            await executor.ExecuteAsync(new GraphQLRequest("{ a { b } }") { ClientName = "app", ClientVersion = version });
        }

        await executor.ExecuteAsync(new GraphQLRequest("{ n }"));
        Assert.Equal(
            [new FieldUse("A.b", "app", "1", 2), new("A.b", "app", "2", 1), new("Query.a", "app", "1", 2), new("Query.a", "app", "2", 1), new("Query.n", null, null, 1)],
            services.GetRequiredService<FieldUsage>().Snapshot());
    }

    private static (IRequestExecutor, IServiceProvider) Create(Action<GraphQLServerBuilder> configure)
    {
        var collection = new ServiceCollection();
        var builder = collection.AddGraphQLServer().AddSdl(Sdl, "test.graphql").AddTypes(typeof(Query));
        configure(builder);
        var services = collection.BuildServiceProvider();
        return (services.GetRequiredService<IRequestExecutor>(), services);
    }

    private sealed class Recorder : IExecutionListener
    {
        public List<string> Heard { get; } = [];

        public void OnRefused(GraphQLRequest request, IReadOnlyList<IError> errors) => Heard.Add($"refused {errors[0].Message}");

        public void OnStarted(ExecutedOperation operation) => Heard.Add(
            $"started {operation.Type} {operation.Name} {string.Join(' ', operation.Fields.Select(f => f.Coordinate).Order(StringComparer.Ordinal))} cost {operation.TypeCost / 2}");

        public void OnFinished(ExecutedOperation operation, GraphQLResult result, TimeSpan elapsed) => Heard.Add($"finished {operation.Name} {result.Errors.Count}");
    }

    private sealed class Broken : IExecutionListener
    {
        public void OnStarted(ExecutedOperation operation) => throw new InvalidOperationException();
    }

    private sealed record A(string B, string C);

    [QueryType]
    private sealed class Query
    {
        public A A() => new("b", "c");

        public int N() => 1;
    }
}
