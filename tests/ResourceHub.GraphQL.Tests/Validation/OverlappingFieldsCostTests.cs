using System.Text;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class OverlappingFieldsCostTests
{
    private static readonly Schema s_schema = new SchemaBuilder().AddSdl("type Query { a: Query b: Query c: Int }").Build();

    /// <summary>Counts work by allocation, which follows the visits and does not depend on the machine's load.</summary>
    [Theory]
    [InlineData("same field")]
    [InlineData("doubling fragments")]
    [InlineData("nested duplicates")]
    public void Doubling_a_hostile_document_costs_little_more_than_twice(string kind)
    {
        Measure(kind, 50);
        var once = Measure(kind, 200);
        var twice = Measure(kind, 400);
        Assert.True(twice < once * 2.3, $"{once} bytes grew to {twice}");
    }

    private static long Measure(string kind, int size)
    {
        var document = GraphQLParser.Parse(new SourceText(Build(kind, size)), new ParserOptions { MaxTokens = int.MaxValue, MaxRecursion = 1_000 });
        var context = new ValidationContext(s_schema, document, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ValidationRules.Run(context, [new OverlappingFieldsCanBeMergedRule(context)]);
        Assert.Empty(context.Errors);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Build(string kind, int size)
    {
        var text = new StringBuilder();
        switch (kind)
        {
            case "same field":
                return "{" + string.Concat(Enumerable.Repeat(" a { c }", size)) + " }";
            case "doubling fragments":
                text.Append("{ ...F0 }");
                for (var i = 0; i < size; i++)
                {
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment F{i} on Query {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} }} }}");
                }

                return text.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment F{size} on Query {{ c }}").ToString();
            default:
                text.Append('{');
                for (var i = 0; i < size; i++)
                {
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $" x{i / 2}: a {{ y: b {{ c }} y: b {{ c }} }}");
                }

                return text.Append('}').ToString();
        }
    }
}
