using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests.Limits;

public sealed class CostTests
{
    private const string Sdl = """
        type Query {
          item: Item
          items(first: Int = 10, last: Int): [Item!]! @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
          one(first: Int, last: Int): [Item!]! @listSize(slicingArguments: ["first", "last"])
          assumed: [Item!]! @listSize(assumedSize: 7)
          unsized: [Item!]!
          page(first: Int! = 5, after: String): ItemConnection!
          sized(input: Page): ItemConnection! @listSize(slicingArguments: ["input.first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
          dear: Int @cost(weight: "2.5")
          search(text: String @cost(weight: "3"), filter: Filter): Int
          thing: Thing
          things: [Thing!]! @listSize(assumedSize: 10)
          matrix: [[Item!]!]! @listSize(assumedSize: 3)
        }
        type Mutation { publish: Item @cost(weight: "10") }
        input Page { first: Int }
        input Filter { near: String @cost(weight: "4") also: [Filter!] }
        type Item { id: ID name: String items(first: Int! = 2): [Item!]! heavy: Heavy }
        type Heavy @cost(weight: "5") { id: ID }
        type ItemConnection { edges: [ItemEdge!]! nodes: [Item!]! totalCount: Int }
        type ItemEdge { cursor: String node: Item }
        interface Thing { id: ID }
        type Cheap implements Thing { id: ID }
        type Dear implements Thing { id: ID item: Item more: Item }
        """;

    private static readonly IRequestExecutor s_executor = Create();

    [Theory]
    [InlineData("{ item { id name } }", 1, 1)]
    [InlineData("{ items { id } }", 1, 10)]
    [InlineData("{ items(first: 3) { id } }", 1, 3)]
    [InlineData("{ items(first: 3, last: 4) { id } }", 1, 4)]
    [InlineData("{ items(first: 3) { items(first: 4) { id } } }", 4, 15)]
    [InlineData("{ items(first: 3) { heavy { id } } }", 4, 18)]
    [InlineData("{ assumed { id } }", 1, 7)]
    [InlineData("{ unsized { id } }", 1, 10)]
    [InlineData("{ page { totalCount } }", 1, 1)]
    [InlineData("{ page(first: 4) { edges { node { id } } } }", 6, 9)]
    [InlineData("{ page(first: 4) { ...F } } fragment F on ItemConnection { nodes { id } }", 2, 5)]
    [InlineData("{ sized(input: { first: 6 }) { nodes { id } } }", 2, 7)]
    [InlineData("{ dear }", 2.5, 0)]
    [InlineData("{ a: dear b: dear }", 5, 0)]
    [InlineData("""{ search(text: "x") }""", 3, 0)]
    [InlineData("""{ search(filter: { near: "x", also: [{ near: "y" }, { near: "z" }] }) }""", 12, 0)]
    [InlineData("{ thing { id ... on Cheap { id } ... on Dear { item { id } more { id } } } }", 3, 3)]
    [InlineData("{ things { ... on Dear { item { id } } } }", 11, 20)]
    [InlineData("mutation { publish { id } }", 10, 1)]
    [InlineData("{ item @skip(if: true) { id } dear @include(if: false) }", 0, 0)]
    public async Task Pages_multiply_and_weights_add(string document, double field, double type)
    {
        Assert.Equal((field, type), await CostAsync(s_executor, document));
    }

    [Fact]
    public async Task The_values_of_variables_count()
    {
        const string Document = "query ($n: Int = 4, $in: Page, $f: Filter) { items(first: $n) { id } sized(input: $in) { nodes { id } } search(filter: $f) }";
        Assert.Equal((3d, 15d), await CostAsync(s_executor, Document));
        Assert.Equal((3d, 31d), await CostAsync(s_executor, Document, new { n = 20 }));
        Assert.Equal((3d, 10d), await CostAsync(s_executor, Document, new { @in = new { first = 5 } }));
        Assert.Equal((11d, 15d), await CostAsync(s_executor, Document, new { f = new { near = "x", also = new[] { new { near = "y" } } } }));
    }

    [Fact]
    public async Task The_cost_does_not_need_execution()
    {
        var request = new GraphQLRequest("{ items(first: 3) { id } }") { CostReport = CostReport.Validate };
        var result = await s_executor.ExecuteAsync(request);
        Assert.False(result.HasData);
        Assert.Empty(result.Errors);
        Assert.StartsWith("""{"extensions":{"operationCost":{"fieldCost":1,""", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_stands_beside_the_data()
    {
        var result = await s_executor.ExecuteAsync(new GraphQLRequest("{ dear }") { CostReport = CostReport.Report });
        Assert.Contains("""{"data":{"dear":1},"extensions":{"operationCost":{"fieldCost":2.5,""", result.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("extensions", (await s_executor.ExecuteAsync(new GraphQLRequest("{ dear }"))).ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ one { id } }", "Query.one takes exactly one of first and last; 0 are given.")]
    [InlineData("{ one(first: 1, last: 2) { id } }", "Query.one takes exactly one of first and last; 2 are given.")]
    [InlineData("query ($n: Int) { one(first: $n) { id } }", null)]
    public async Task One_slicing_argument_is_asked_for_where_the_directive_says_so(string document, string? message)
    {
        var result = await s_executor.ExecuteAsync(new GraphQLRequest(document) { CostReport = CostReport.Validate });
        Assert.Equal(message, result.Errors.Count == 0 ? null : result.Errors[0].Message);
    }

    [Fact]
    public async Task Introspection_has_a_budget_of_its_own_that_the_usual_query_keeps()
    {
        var executor = Create(o => o.MaxFieldCost = 1);
        Assert.Empty((await executor.ExecuteAsync(new GraphQLRequest(FullIntrospection))).Errors);
        const string Bomb = "{ __schema { a: types { ...F } b: types { ...F } c: types { ...F } } } "
            + "fragment F on __Type { fields { type { fields { name args { type { name } } a2: args { type { name } } } possibleTypes { name } } } }";
        var refused = await Create(o => o.MaxIntrospectionListDepth = 20).ExecuteAsync(new GraphQLRequest(Bomb));
        var error = Assert.Single(refused.Errors);
        Assert.Equal((ErrorCodes.TooCostly, "MaxIntrospectionCost"), (error.Code, error.Extensions["limit"]));
    }

    [Fact]
    public void A_size_or_weight_of_another_kind_is_no_schema() =>
        Assert.Throws<SchemaException>(() => new SchemaBuilder().AddSdl("type Query { a: Int @cost(weight: 3) }").Build());

    public const string FullIntrospection = """
        query IntrospectionQuery { __schema { description queryType { name } mutationType { name } subscriptionType { name } types { ...FullType }
          directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    private static async Task<(double Field, double Type)> CostAsync(IRequestExecutor executor, string document, object? variables = null)
    {
        var request = GraphQLRequest.Create(document, variables);
        request.CostReport = CostReport.Validate;
        var result = await executor.ExecuteAsync(request);
        Assert.Empty(result.Errors);
        var cost = JsonElement.Parse(result.ToJson()).GetProperty("extensions").GetProperty("operationCost");
        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }

    private static IRequestExecutor Create(Action<GraphQLServerOptions>? modify = null)
    {
        var sdl = Sdl;
        return TestServer.Create(sdl, [typeof(EmptyQuery), typeof(EmptyMutation)], b =>
        {
            b.BindRuntimeType<IReadOnlyDictionary<string, object?>>("Item").BindRuntimeType<IReadOnlyDictionary<string, object?>>("Heavy")
                .BindRuntimeType<IReadOnlyDictionary<string, object?>>("ItemConnection").BindRuntimeType<IReadOnlyDictionary<string, object?>>("ItemEdge")
                .BindRuntimeType<IReadOnlyDictionary<string, object?>>("Cheap").BindRuntimeType<IReadOnlyDictionary<string, object?>>("Dear");
            foreach (var field in (string[])["item", "items", "one", "assumed", "unsized", "page", "sized", "search", "thing", "things", "matrix"])
            {
                b.AddResolver($"Query.{field}", _ => default);
            }

            b.AddResolver("Query.dear", _ => new(1)).AddResolver("Mutation.publish", _ => default);
            b.AddResolver("Item.items", _ => default);
            b.ModifyOptions(o => modify?.Invoke(o));
        });
    }

    [QueryType]
    private sealed class EmptyQuery;

    [MutationType]
    private sealed class EmptyMutation;
}
