using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{", "Expected a name, found the end of the document.")]
    [InlineData("{ }", "Expected a name, found \"}\".")]
    [InlineData("{ field: {} }", "Expected a name, found \"{\".")]
    [InlineData("notAnOperation Foo { field }", "Expected a definition, found \"notAnOperation\".")]
    [InlineData("...", "Expected a definition, found \"...\".")]
    [InlineData("{ ...on }", "Expected a name, found \"}\".")]
    [InlineData("fragment on on on { on }", "Expected a fragment's name, which cannot be \"on\", found \"on\".")]
    [InlineData("query Q($x: Int = $y) { a }", "Expected a value without variables, found \"$\".")]
    [InlineData("query Q() { a }", "Expected \"$\", found \")\".")]
    [InlineData("{ a(b: ) }", "Expected a value, found \")\".")]
    [InlineData("enum E { true }", "Expected an enum value other than true, false and null, found \"true\".")]
    [InlineData("directive @d on NOWHERE", "Expected a directive location, found \"NOWHERE\".")]
    [InlineData("extend type T", "Expected something that the extension adds, found the end of the document.")]
    [InlineData("\"text\" { a }", "Expected a definition after the description, found \"{\".")]
    [InlineData("\"text\" extend type T { a: Int }", "Expected a definition, found \"extend\".")]
    [InlineData("type T { }", "Expected a name, found \"}\".")]
    [InlineData("", "Expected a definition, found the end of the document.")]
    public void What_is_no_document_is_refused_with_what_was_expected(string text, string message)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(text));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Keywords_are_names_wherever_names_can_stand()
    {
        var document = GraphQLParser.Parse("query query { fragment: on ...type } fragment type on mutation { true null(enum: input) }");
        Assert.Equal(2, document.Definitions.Count);
    }

    [Fact]
    public void Nodes_know_where_they_stand()
    {
        var document = GraphQLParser.Parse("{\n  node(id: 4) { name }\n}");
        var field = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0];
        Assert.Equal(new SourceLocation(2, 3), field.Location);
        Assert.Equal((4, 24), (field.Start, field.End));
    }

    [Fact]
    public void Executable_definitions_can_have_descriptions()
    {
        var document = GraphQLParser.Parse(
            "\"finds\" query Q(\"which\" $id: ID!) { node(id: $id) { ...F } } \"\"\"part\"\"\" fragment F on Node { id }");
        var operation = (OperationDefinitionNode)document.Definitions[0];
        Assert.Equal("finds", operation.Description!.Value);
        Assert.Equal("which", operation.VariableDefinitions[0].Description!.Value);
        Assert.Equal("part", ((FragmentDefinitionNode)document.Definitions[1]).Description!.Value);
    }

    [Theory]
    [InlineData("{", "a", "}")]
    [InlineData("[", "1", "]")]
    [InlineData("{a:", "1", "}")]
    public void Nesting_500_levels_deep_is_an_error_and_no_stack_overflow(string open, string middle, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open == "{" ? "{a" : open, 500)) + (open == "{" ? "" : middle) + string.Concat(Enumerable.Repeat(close, 500));
        var text = open == "{" ? nested : $"{{ a(b: {nested}) }}";
        var error = Assert.Throws<GraphQLSyntaxException>(
            () => GraphQLParser.Parse(new SourceText(text), new ParserOptions { MaxRecursion = 200 }));
        Assert.Equal(ErrorCodes.DocumentTooDeep, error.Code);
        Assert.Contains("200", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Skill")]
    [InlineData("Skill.parents")]
    [InlineData("Query.skill(ref:)")]
    [InlineData("@skip")]
    [InlineData("@skip(if:)")]
    public void Schema_coordinates_read_and_print_the_same(string text) =>
        Assert.Equal(text, SchemaCoordinate.Parse(text).ToString());

    [Theory]
    [InlineData("Skill.")]
    [InlineData("Skill(a:)")]
    [InlineData("@skip.if")]
    [InlineData("Query.skill(ref)")]
    [InlineData("A.b.c")]
    public void What_is_no_schema_coordinate_is_refused(string text) =>
        Assert.Throws<GraphQLSyntaxException>(() => SchemaCoordinate.Parse(text));
}
