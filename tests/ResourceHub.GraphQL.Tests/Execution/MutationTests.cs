namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class MutationTests
{
    private const string Sdl = """
        type Query { a: Int }
        type Mutation { add(to: String!): [String!]! fail: Int read: String }
        """;

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_the_other()
    {
        Mutation.Log.Value = [];
        var executor = TestServer.Create(Sdl, [typeof(Query), typeof(Mutation)]);
        var answer = await executor.RunAsync("mutation { a: add(to: \"a\") b: add(to: \"b\") c: add(to: \"c\") }");
        Assert.Equal("""{"data":{"a":["+a","-a"],"b":["+a","-a","+b","-b"],"c":["+a","-a","+b","-b","+c","-c"]}}""", answer);
    }

    [Fact]
    public async Task A_failed_field_does_not_stop_the_next()
    {
        Mutation.Log.Value = [];
        var executor = TestServer.Create(Sdl, [typeof(Query), typeof(Mutation)]);
        Assert.EndsWith("""
            "data":{"fail":null,"add":["+a","-a"]}}
            """, await executor.RunAsync("mutation { fail add(to: \"a\") }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_loaders_forget_between_the_fields()
    {
        ValueLoader.Stored = 1;
        var executor = TestServer.Create(Sdl, [typeof(Query), typeof(Mutation), typeof(ValueLoader)]);
        Assert.Equal("""{"data":{"x":"1","y":"2"}}""", await executor.RunAsync("mutation { x: read y: read }"));
    }

    [QueryType]
    private sealed class Query
    {
        public int A() => 1;
    }

    [MutationType]
    private sealed class Mutation
    {
        public static AsyncLocal<List<string>> Log { get; } = new();

        public async Task<string[]> Add(string to)
        {
            Log.Value!.Add("+" + to);
            await Task.Yield();
            Log.Value.Add("-" + to);
            return [.. Log.Value];
        }

        public async Task<int> Fail()
        {
            await Task.Yield();
            throw new GraphQLException("no");
        }

        public async Task<string> Read(ValueLoader loader) => (await loader.LoadAsync("key"))!;
    }

    private sealed class ValueLoader : BatchDataLoader<string, string>
    {
        public static int Stored { get; set; }

        protected override Task<IReadOnlyDictionary<string, string>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(keys.ToDictionary(k => k, _ => (Stored++).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
