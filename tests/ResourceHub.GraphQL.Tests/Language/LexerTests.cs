using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\"\"", "")]
    [InlineData("\"quote \\\" slash \\/ \\\\ \\b\\f\\n\\r\\t\"", "quote \" slash / \\ \b\f\n\r\t")]
    [InlineData("\"\\u00e9 \\u{1F600} \\uD83D\\uDE00 é😀\"", "é 😀 😀 é😀")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours.\n  \"\"\"", "Hello,\n  World!\n\nYours.")]
    [InlineData("\"\"\" \\\"\"\" inside \"\"\"", " \"\"\" inside ")]
    [InlineData("\"\"\"a\r\n  b\r  c\"\"\"", "a\nb\nc")]
    public void Strings_are_decoded(string literal, string value) =>
        Assert.Equal(value, Assert.IsType<StringValueNode>(GraphQLParser.ParseConstValue(literal)).Value);

    [Theory]
    [InlineData("\"no end", "does not end")]
    [InlineData("\"line\nbreak\"", "does not end on its line")]
    [InlineData("\"\\x\"", "escape")]
    [InlineData("\"\\uD83D\"", "Unicode")]
    [InlineData("\"\\uDE00\\uD83D\"", "Unicode")]
    [InlineData("\"\\u{110000}\"", "Unicode")]
    [InlineData("\"\\u{}\"", "Unicode")]
    [InlineData("\"\"\"no end\"", "does not end")]
    [InlineData("00", "does not start with 0")]
    [InlineData("1.", "digit is missing")]
    [InlineData("1e", "digit is missing")]
    [InlineData("-", "digit is missing")]
    [InlineData("1a", "ends before")]
    [InlineData("1.2.3", "ends before")]
    [InlineData("0xF", "ends before")]
    [InlineData(".", "lone")]
    [InlineData("?", "Unexpected character \"?\"")]
    public void What_is_no_token_is_refused(string text, string message)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseConstValue(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-7")]
    [InlineData("123456789012345678901234567890")]
    public void Integers_keep_their_digits(string text) =>
        Assert.Equal(text, Assert.IsType<IntValueNode>(GraphQLParser.ParseConstValue(text)).Value);

    [Theory]
    [InlineData("0.5")]
    [InlineData("-1.5e-10")]
    [InlineData("3E+2")]
    public void Floats_keep_their_digits(string text) =>
        Assert.Equal(text, Assert.IsType<FloatValueNode>(GraphQLParser.ParseConstValue(text)).Value);

    [Fact]
    public void Comments_commas_and_byte_order_marks_are_passed_over() =>
        Assert.Equal("[1, 2]", GraphQLParser.ParseConstValue("\uFEFF[ #one\r\n1,,, 2 # two\n]").ToString());

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused() =>
        Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(new SourceText("{ a }"u8.ToArray().Append((byte)0xFF).ToArray())));

    [Fact]
    public void An_error_tells_line_and_column_in_characters()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse("{\n  a(b: \"é😀\" ?\n}"));
        Assert.Equal(new SourceLocation(2, 14), error.Location);
    }

    [Fact]
    public void More_tokens_than_the_limit_are_refused()
    {
        var source = new SourceText("{ a b c d e }");
        Assert.NotNull(GraphQLParser.Parse(source, new ParserOptions { MaxTokens = 7 }));
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(source, new ParserOptions { MaxTokens = 6 }));
        Assert.Equal(ErrorCodes.DocumentTooLarge, error.Code);
    }
}
