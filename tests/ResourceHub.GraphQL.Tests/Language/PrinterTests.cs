using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("{ a b }")]
    [InlineData("query Q($a: Int = 1 @d, $b: [String!]! = [\"x\"]) @x(y: {z: [1, 2.5, E, null, true]}) { alias: f(a: $a) @skip(if: $c) { ...F ... on T @i { u } ... { v } } }")]
    [InlineData("mutation { a } subscription S { b } fragment F on T @d { c }")]
    [InlineData("\"described\" query Q(\"a variable\" $v: Int) { a }")]
    [InlineData("\"schema\" schema @d { query: Q mutation: M } extend schema @e { subscription: S }")]
    [InlineData("scalar S @specifiedBy(url: \"https://example.org\") extend scalar S @x")]
    [InlineData("type T implements A & B @d { \"field\" f(\"argument\" a: Int! = 1 @e, b: [In!]): [T!]! @deprecated(reason: \"r\") } extend type T { g: Int }")]
    [InlineData("interface I implements J { a: Int } union U @d = | A | B extend union U = C enum E { \"one\" A B @d } input I @oneOf { a: Int = 1 b: J }")]
    [InlineData("\"\"\"\nblock with \\\"\"\" quotes\n\"\"\" directive @d(a: Int = 1) repeatable on FIELD | QUERY")]
    [InlineData("{ a(s: \"\\u0007 \\\"quoted\\\" \\\\ \\u{1F600}\") }")]
    [InlineData("{ a(s: \"\"\"\n  indented\n    more\n\n  end\n\"\"\") }")]
    public void What_is_printed_parses_to_the_same_document(string text)
    {
        var document = GraphQLParser.Parse(text);
        var printed = document.ToString();
        Assert.Equal(printed, GraphQLParser.Parse(printed).ToString());
        Assert.Equal(Tokens(document.Source!), Tokens(new SourceText(printed)));
    }

    [Fact]
    public void A_query_is_indented_by_two()
    {
        Assert.Equal("{\n  a {\n    b(c: 1)\n  }\n}\n", GraphQLParser.Parse("{a{b(c:1)}}").ToString());
    }

    /// <summary>Kinds and values, without what has no meaning: a first pipe, how a string is quoted.</summary>
    private static List<string> Tokens(SourceText source)
    {
        var lexer = new Utf8Lexer(source, int.MaxValue);
        var tokens = new List<string>();
        while (true)
        {
            lexer.MoveNext();
            if (lexer.Kind == TokenKind.EndOfFile)
            {
                return tokens;
            }

            var text = lexer.StringValue ?? System.Text.Encoding.UTF8.GetString(lexer.Text);
            if (!(text == "|" && tokens.LastOrDefault() == "="))
            {
                tokens.Add(text);
            }
        }
    }
}
