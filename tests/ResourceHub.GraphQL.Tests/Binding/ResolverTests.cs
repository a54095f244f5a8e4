using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Binding;

public sealed class ResolverTests
{
    private const string Sdl = """
        type Query { connection(first: Int! = 2): Connection! guarded: String open: String instances: Int! selected: String }
        type Connection { edges: [Edge!]! nodes: [Item!]! totalCount: Int! }
        type Edge { node: Item! }
        type Item { id: ID! size: Size }
        type Mutation { save: String }
        enum Size { SMALL VERY_LARGE }
        type Subscription { ticks(to: Int!): Tick! failing: Tick! }
        type Tick { number: Int! double: Int! }
        """;

    private readonly List<string> _log = [];
    private readonly IRequestExecutor _executor;

    public ResolverTests() => _executor = TestServer.Create(
        Sdl,
        [typeof(Query), typeof(MoreQueries), typeof(ConnectionType), typeof(Mutation), typeof(Subscription), typeof(TickType)],
        b => b.Services.AddSingleton(_log).AddScoped<Scoped>());

    [Fact]
    public async Task What_is_not_selected_is_not_computed()
    {
        Assert.Equal("""{"data":{"connection":{"nodes":[{"id":"0","size":"SMALL"},{"id":"1","size":"VERY_LARGE"}]}}}""", await _executor.RunAsync("{ connection { nodes { id size } } }"));
        Assert.Equal(["nodes"], _log);
    }

    [Theory]
    [InlineData("{ connection { totalCount } }", "count")]
    [InlineData("{ connection { totalCount edges { node { id } } } }", "count")]
    [InlineData("{ connection { ...F } } fragment F on Connection { edges { node { size } } }", "")]
    public async Task A_resolver_can_ask_what_is_selected_below(string query, string logged)
    {
        _executor.Schema.FindType("Connection");
        await _executor.RunAsync(query);
        Assert.Equal(logged.Length > 0, _log.Contains("count"));
    }

    [Theory]
    [InlineData("{ selected }", "edges.node=False")]
    [InlineData("{ selected connection { e: edges { node { id } } } }", "edges.node=True")]
    public async Task Look_ahead_follows_paths(string query, string shown)
    {
        await _executor.RunAsync(query);
        if (query.Contains("connection", StringComparison.Ordinal))
        {
            Assert.Contains(shown, _log);
        }
        else
        {
            Assert.DoesNotContain("edges.node=True", _log);
        }
    }

    [Fact]
    public async Task Middleware_runs_around_resolvers_the_classes_outermost()
    {
        Assert.Equal("""{"data":{"open":"<open>","guarded":"<[guarded]>"}}""", await _executor.RunAsync("{ open guarded }"));
    }

    [Fact]
    public async Task A_class_has_one_instance_per_request_from_the_requests_scope()
    {
        Assert.Equal("""{"data":{"a":1,"b":1}}""", await _executor.RunAsync("{ a: instances b: instances }"));
        Assert.Equal("""{"data":{"instances":2}}""", await _executor.RunAsync("{ instances }"));
    }

    [Fact]
    public async Task State_given_with_the_request_reaches_resolvers()
    {
        var request = new GraphQLRequest("mutation { save }") { State = { ["caller"] = "teacher" } };
        Assert.Equal("""{"data":{"save":"teacher"}}""", (await _executor.ExecuteAsync(request)).ToJson());
    }

    [Fact]
    public async Task A_subscription_answers_once_for_each_event()
    {
        var result = await _executor.ExecuteAsync(new GraphQLRequest("subscription { ticks(to: 2) { number double } }"));
        var answers = new List<string>();
        await foreach (var answer in result.Events!)
        {
            answers.Add(answer.ToJson());
        }

        Assert.Equal(["""{"data":{"ticks":{"number":1,"double":2}}}""", """{"data":{"ticks":{"number":2,"double":4}}}"""], answers);
    }

    [Fact]
    public async Task A_subscription_that_cannot_start_answers_an_error()
    {
        var result = await _executor.ExecuteAsync(new GraphQLRequest("subscription { failing { number } }"));
        Assert.Null(result.Events);
        Assert.Equal(("no events", "failing"), (Assert.Single(result.Errors).Message, result.Errors[0].Path!.ToString()));
    }

    private sealed class Scoped
    {
        private static int s_count;

        public int Number { get; } = Interlocked.Increment(ref s_count);
    }

    private sealed record Connection(int First);

    private sealed record Edge(Item Node);

    private sealed record Item(int Id)
    {
        public Size? Size => Id == 0 ? ResolverTests.Size.Small : ResolverTests.Size.VeryLarge;
    }

    private enum Size
    {
        Small,
        VeryLarge,
    }

    private sealed record Tick(int Number);

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
    private sealed class AroundAttribute(string open, string close) : FieldMiddlewareAttribute
    {
        public override async ValueTask<object?> InvokeAsync(IResolverContext context, FieldDelegate next) => open + await next(context) + close;
    }

    [QueryType]
    [Around("<", ">")]
    private sealed class MoreQueries
    {
        [Around("[", "]")]
        public async Task<string> Guarded()
        {
            await Task.Yield();
            return "guarded";
        }

        public string Open() => "open";
    }

    [QueryType]
    private sealed class Query(Scoped scoped, List<string> log)
    {
        private readonly int _number = scoped.Number;
        private static int s_first;

        public Connection Connection(int first, IResolverContext context)
        {
            log.Add($"edges.node={context.IsSelected("edges", "node")}");
            if (context.IsSelected("totalCount"))
            {
                log.Add("count");
            }

            log.Remove("edges.node=False");
            return new(first);
        }

        public int Instances()
        {
            s_first = s_first == 0 ? _number : s_first;
            return _number - s_first + 1;
        }

        public string Selected() => "";
    }

    [ObjectType<Connection>]
    private sealed class ConnectionType(List<string> log)
    {
        public IEnumerable<Edge> Edges([Parent] Connection connection) => Enumerable.Range(0, connection.First).Select(i => new Edge(new Item(i)));

        public IReadOnlyList<Item> GetNodes(Connection connection)
        {
            log.Add("nodes");
            return [.. Enumerable.Range(0, connection.First).Select(i => new Item(i))];
        }

        public ValueTask<int> TotalCountAsync() => ValueTask.FromResult(7);
    }

    [MutationType]
    private sealed class Mutation
    {
        public string? Save(IResolverContext context) => context.GetState<string>("caller");
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<Tick> Ticks(int to)
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return new Tick(i);
            }
        }

        public Task<IAsyncEnumerable<Tick>> Failing() => throw new GraphQLException("no events");
    }

    [ObjectType<Tick>]
    private sealed class TickType
    {
        public int Double([Parent] Tick tick) => tick.Number * 2;
    }
}
