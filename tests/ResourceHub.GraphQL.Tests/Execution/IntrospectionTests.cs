using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class IntrospectionTests
{
    private const string Sdl = """
        "Answers." schema { query: Root }
        "A root." type Root {
          "The a." a("An argument." x: [Int!]! = [1, 2], y: String @deprecated(reason: "old")): Int!
          old: String @deprecated
          union: U
          find(by: By): Node
        }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name: String }
        type Item implements Named & Node { id: ID! name: String }
        type Other { kind: Kind }
        union U = Item | Other
        enum Kind { A "was" B @deprecated(reason: "use A") }
        input By @oneOf { id: ID name: String @deprecated }
        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org/")
        directive @tag(name: String!) repeatable on OBJECT | FIELD_DEFINITION
        """;

    private readonly IRequestExecutor _executor = TestServer.Create(
        Sdl,
        [],
        b =>
        {
            b.AddScalar<UrlText>();
            foreach (var field in (string[])["Root.a", "Root.old", "Root.union", "Root.find", "Item.id", "Item.name", "Other.kind"])
            {
                b.AddResolver(field, _ => ValueTask.FromResult<object?>(null));
            }
        });

    [Theory]
    [InlineData("{ __schema { description queryType { name } mutationType { name } subscriptionType { name } } }", """{"__schema":{"description":"Answers.","queryType":{"name":"Root"},"mutationType":null,"subscriptionType":null}}""")]
    [InlineData("{ __type(name: \"Root\") { kind description fields { name } all: fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }", """{"__type":{"kind":"OBJECT","description":"A root.","fields":[{"name":"a"},{"name":"union"},{"name":"find"}],"all":[{"name":"a","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"No longer supported"},{"name":"union","isDeprecated":false,"deprecationReason":null},{"name":"find","isDeprecated":false,"deprecationReason":null}]}}""")]
    [InlineData("{ __type(name: \"Root\") { fields { args { name defaultValue description type { kind name ofType { kind ofType { kind ofType { name } } } } } } } }", """{"__type":{"fields":[{"args":[{"name":"x","defaultValue":"[1, 2]","description":"An argument.","type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL","ofType":{"name":"Int"}}}}}]},{"args":[]},{"args":[{"name":"by","defaultValue":null,"description":null,"type":{"kind":"INPUT_OBJECT","name":"By","ofType":null}}]}]}}""")]
    [InlineData("{ u: __type(name: \"U\") { kind possibleTypes { name } } n: __type(name: \"Named\") { kind interfaces { name } possibleTypes { name } } i: __type(name: \"Item\") { interfaces { name } possibleTypes { name } } }", """{"u":{"kind":"UNION","possibleTypes":[{"name":"Item"},{"name":"Other"}]},"n":{"kind":"INTERFACE","interfaces":[{"name":"Node"}],"possibleTypes":[{"name":"Item"}]},"i":{"interfaces":[{"name":"Named"},{"name":"Node"}],"possibleTypes":null}}""")]
    [InlineData("{ __type(name: \"Kind\") { enumValues { name } all: enumValues(includeDeprecated: true) { name description deprecationReason } } }", """{"__type":{"enumValues":[{"name":"A"}],"all":[{"name":"A","description":null,"deprecationReason":null},{"name":"B","description":"was","deprecationReason":"use A"}]}}""")]
    [InlineData("{ b: __type(name: \"By\") { isOneOf inputFields { name } all: inputFields(includeDeprecated: true) { name } } s: __type(name: \"Url\") { specifiedByURL isOneOf } none: __type(name: \"Nothing\") { name } }", """{"b":{"isOneOf":true,"inputFields":[{"name":"id"}],"all":[{"name":"id"},{"name":"name"}]},"s":{"specifiedByURL":"https://url.spec.whatwg.org/","isOneOf":null},"none":null}""")]
    public async Task Introspection_tells_what_the_sdl_says(string query, string data)
    {
        using var answer = JsonDocument.Parse(await _executor.RunAsync(query));
        Assert.Equal(data, answer.RootElement.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Directives_are_told_with_their_places()
    {
        var answer = await _executor.RunAsync("{ __schema { directives { name isRepeatable locations args { name } } } }");
        Assert.Contains("""{"name":"tag","isRepeatable":true,"locations":["OBJECT","FIELD_DEFINITION"],"args":[{"name":"name"}]}""", answer, StringComparison.Ordinal);
        foreach (var name in (string[])["skip", "include", "deprecated", "specifiedBy", "oneOf"])
        {
            Assert.Contains($"\"name\":\"{name}\"", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        var executor = TestServer.Create("type Query { a: Int }", [], b => b.AddResolver("Query.a", _ => ValueTask.FromResult<object?>(1)).ModifyOptions(o => o.AllowIntrospection = false));
        Assert.Contains("does not answer introspection", await executor.RunAsync("{ __schema { types { name } } }"), StringComparison.Ordinal);
        var refused = await executor.ExecuteAsync(new GraphQLRequest("query ($on: Boolean = true) { a ...F } fragment F on Query { __type(name: \"Query\") @include(if: $on) { name } }"));
        Assert.Equal(ErrorCodes.IntrospectionDisabled, Assert.Single(refused.Errors).Code);
        Assert.Equal("""{"data":{"a":1,"__typename":"Query"}}""", await executor.RunAsync("{ a __typename }"));
        // one request may be let in, though its document is cached
        const string query = "{ __type(name: \"Query\") { name } }";
        Assert.False((await executor.ExecuteAsync(new GraphQLRequest(query))).HasData);
        Assert.Equal("""{"data":{"__type":{"name":"Query"}}}""", (await executor.ExecuteAsync(new GraphQLRequest(query) { AllowIntrospection = true })).ToJson());
    }

    private sealed class UrlText() : GraphQL.Types.ScalarType<string>("Url")
    {
        public override string ParseValue(JsonElement value) => value.GetString()!;

        public override object? Serialize(string value) => value;
    }
}
