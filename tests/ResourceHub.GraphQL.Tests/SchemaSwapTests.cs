using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Hosting;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests;

public sealed class SchemaSwapTests
{
    private const string First = "type Query { version: Int! same: String! slow: Int! } type Subscription { ticks: Int! }";
    private const string Second = "type Query { version: Int! same: String! added: Int! } type Subscription { ticks: Int! }";

    [Fact]
    public async Task A_swap_serves_the_new_schema_and_lets_requests_and_subscriptions_under_way_finish_on_the_old_one()
    {
        var gate = new Gate();
        var (executor, swap) = Create(gate);
        var slow = executor.RunAsync("{ slow version }");
        await using var events = (await executor.ExecuteAsync(new GraphQLRequest("subscription { ticks }"))).Events!.GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Schema? told = null;
        swap.Swapped += schema => told = schema;

        var served = await swap.SwapAsync(b => b.Clear().AddSdl(Second, "second").AddTypes(typeof(SecondQuery), typeof(Subscription)));

        Assert.Same(served, executor.Schema);
        Assert.Same(served, told);
        Assert.Equal(1, swap.Version);
        Assert.Equal("""{"data":{"version":2,"added":7}}""", await executor.RunAsync("{ version added }"));
        Assert.Contains("slow", await executor.RunAsync("{ slow }"), StringComparison.Ordinal);
        gate.Open.SetResult();
        Assert.Equal("""{"data":{"slow":1,"version":1}}""", await slow);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("""{"data":{"ticks":2}}""", events.Current.ToJson());
    }

    [Fact]
    public async Task A_schema_that_cannot_be_built_leaves_the_present_one()
    {
        var (executor, swap) = Create(new Gate());
        var before = executor.Schema;
        await Assert.ThrowsAsync<SchemaException>(() => swap.SwapAsync(b => b.ClearSdl().AddSdl("type Query { x: Nowhere }", "bad")));
        await Assert.ThrowsAsync<SchemaBindingException>(() => swap.SwapAsync(b => b.AddSdl("extend type Query { unresolved: Int }", "bad")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => swap.SwapAsync(b => b.AddErrorFilter<NoFilter>()));
        Assert.Same(before, executor.Schema);
        Assert.Equal(0, swap.Version);
        Assert.Equal("""{"data":{"version":1}}""", await executor.RunAsync("{ version }"));
        await swap.SwapAsync();
        Assert.Equal((1, """{"data":{"version":1}}"""), (swap.Version, await executor.RunAsync("{ version }")));
    }

    [Fact]
    public async Task The_new_schema_is_warm_with_the_documents_that_were_used_most()
    {
        var services = Services(new Gate());
        var host = services.GetRequiredService<SchemaHost>();
        for (var i = 0; i < 3; i++)
        {
            await host.RunAsync("{ version }");
            await host.RunAsync("{ slow @skip(if: true) }");
        }

        await host.RunAsync("{ same }");
        await host.RunAsync("{ wrong }");
        await host.SwapAsync(b => b.WarmUpWith(2));
        Assert.Equal(
            ["{ slow @skip(if: true) }", "{ version }"],
            host.Current.MostUsedDocuments(10).Select(d => System.Text.Encoding.UTF8.GetString(d.Span)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_clients_registered_by_hash_is_still_known_after_a_swap()
    {
        var (executor, swap) = Create(new Gate());
        const string document = "{ version }";
        var id = "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document)));
        await executor.ExecuteAsync(new GraphQLRequest(document) { DocumentId = id });
        await swap.SwapAsync(b => b.Clear().AddSdl(Second, "second").AddTypes(typeof(SecondQuery), typeof(Subscription)));
        Assert.Equal("""{"data":{"version":2}}""", (await executor.ExecuteAsync(GraphQLRequest.ById(id))).ToJson());
    }

    [Fact]
    public async Task A_folder_of_sdl_is_read_again()
    {
        var folder = Directory.CreateTempSubdirectory("swap-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.graphql");
            await File.WriteAllTextAsync(file, "type Query { version: Int! }");
            var services = new ServiceCollection();
            services.AddGraphQLServer().AddSdlFolder(folder.FullName).AddTypes(typeof(OneField));
            var host = services.BuildServiceProvider().GetRequiredService<SchemaHost>();
            await File.WriteAllTextAsync(file, "type Query { version: Int! } extend type Query { __bad: Int }");
            await Assert.ThrowsAsync<SchemaException>(() => host.SwapAsync());
            await File.WriteAllTextAsync(file, "\"Described.\" type Query { version: Int! }");
            Assert.Equal("Described.", (await host.SwapAsync()).QueryType.Description);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Requests_during_swaps_all_get_a_whole_answer_of_one_schema()
    {
        var (executor, swap) = Create(new Gate());
        using var stop = new CancellationTokenSource();
        var answers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var seen = new HashSet<string>();
            while (!stop.IsCancellationRequested)
            {
                seen.Add(await executor.RunAsync("{ a: version same b: version }"));
            }

            return seen;
        })).ToList();
        for (var i = 0; i < 10; i++)
        {
            await (i % 2 == 0
                ? swap.SwapAsync(b => b.Clear().AddSdl(Second, "second").AddTypes(typeof(SecondQuery), typeof(Subscription)))
                : swap.SwapAsync(b => b.Clear().AddSdl(First, "first").AddTypes(typeof(FirstQuery), typeof(Subscription))));
        }

        await stop.CancelAsync();
        Assert.Subset(
            new HashSet<string> { """{"data":{"a":1,"same":"x","b":1}}""", """{"data":{"a":2,"same":"x","b":2}}""" },
            (await Task.WhenAll(answers)).SelectMany(s => s).ToHashSet());
    }

    private static ServiceProvider Services(Gate gate)
    {
        var services = new ServiceCollection();
        services.AddSingleton(gate);
        services.AddGraphQLServer().AddSdl(First, "first").AddTypes(typeof(FirstQuery), typeof(Subscription));
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static (IRequestExecutor Executor, ISchemaSwap Swap) Create(Gate gate)
    {
        var services = Services(gate);
        return (services.GetRequiredService<IRequestExecutor>(), services.GetRequiredService<ISchemaSwap>());
    }

    private sealed class Gate
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class NoFilter : IErrorFilter
    {
        public IError OnError(IError error) => error;
    }

    [QueryType]
    private sealed class OneField
    {
        public int Version() => 1;
    }

    [QueryType]
    private sealed class FirstQuery
    {
        public int Version() => 1;

        public string Same() => "x";

        public async Task<int> Slow([Service] Gate gate)
        {
            await gate.Open.Task;
            return 1;
        }
    }

    [QueryType]
    private sealed class SecondQuery
    {
        public int Version() => 2;

        public string Same() => "x";

        public int Added() => 7;
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<int> Ticks()
        {
            for (var i = 1; i <= 3; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }
}
