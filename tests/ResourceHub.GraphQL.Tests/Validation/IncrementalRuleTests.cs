using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests.Validation;

/// <summary>The rules of the incremental delivery proposal.</summary>
public sealed class IncrementalRuleTests
{
    private const string Sdl = """
        type Query { a: Query list: [Int] other: [Int] n: Int }
        type Mutation { a: Query list: [Int] }
        type Subscription { a: Query list: [Int] }
        """;

    private static readonly Schema s_schema = new SchemaBuilder { HasIncrementalDirectives = true }.AddSdl(Sdl).Build();

    [Theory]
    [InlineData("{ ... @defer { a { n } } list @stream }")]
    [InlineData("mutation { ... @defer { a { n } } }", "@defer cannot stand at the root of a mutation.")]
    [InlineData("mutation { list @stream }", "@stream cannot stand at the root of a mutation.")]
    [InlineData("mutation { a { ... @defer { n } list @stream } }")]
    [InlineData("subscription { list @stream(if: false) }", "@stream cannot stand at the root of a subscription.")]
    [InlineData("subscription { a { ... @defer { n } } }", "@defer cannot stand in a subscription, unless with if: false or a variable.")]
    [InlineData("subscription { a { ...F } } fragment F on Query { list @stream }", "@stream cannot stand in a subscription, unless with if: false or a variable.")]
    [InlineData("subscription ($x: Boolean!) { a { ... @defer(if: $x) { n } list @stream(if: false) } }")]
    [InlineData("""{ ... @defer(label: "x") { n } list @stream(label: "y") }""")]
    [InlineData("""{ ... @defer(label: "x") { n } list @stream(label: "x") }""", "The label \"x\" of @stream is taken; each label must be unique.")]
    [InlineData("query ($l: String) { ... @defer(label: $l) { n } }", "The label of @defer must be a string, not a variable.")]
    [InlineData("{ n @stream }", "@stream cannot stand on n, which is Int and no list.")]
    [InlineData("{ list @stream list }", "The fields list cannot be merged: a field with @stream cannot be merged with another. Give one of them another alias.")]
    [InlineData("{ list @stream x: list @stream }")]
    [InlineData("{ list @defer }", "@defer cannot stand at FIELD.")]
    public void A_document_is_judged(string document, params string[] messages)
    {
        var validator = new ResourceHub.GraphQL.Validation.DocumentValidator(s_schema, new GraphQLServerOptions());
        Assert.Equal(messages, validator.Validate(ResourceHub.GraphQL.Language.GraphQLParser.Parse(document)).Select(e => e.Message));
    }
}
