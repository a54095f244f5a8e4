using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class JsonOutputTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain text of more than sixteen characters", "\"plain text of more than sixteen characters\"")]
    [InlineData("a \"quoted\" word and a back\\slash", "\"a \\\"quoted\\\" word and a back\\\\slash\"")]
    [InlineData("\n\r\t\b\f", "\"\\n\\r\\t\\b\\f\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\u0000\\u001f\\u007f\"")]
    [InlineData("über – 漢字 😀 <b>&'", "\"über – 漢字 😀 <b>&'\"")]
    public void Text_is_escaped_only_where_JSON_asks_for_it(string text, string expected) => Assert.Equal(expected, WriteString(text));

    [Fact]
    public void Half_of_a_pair_of_surrogates_becomes_the_replacement_character() => Assert.Equal("\"a\uFFFDb\"", WriteString("a\uD83Db"));

    [Fact]
    public void Any_text_reads_back_wherever_its_special_characters_stand()
    {
        string[] pieces = ["a", "text of eight", "\"", "\\", "\u0001", "\u007f", "é", "漢", "😀", "~", " "];
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(text, JsonSerializer.Deserialize<string>(WriteString(text)));
        }
    }

    [Theory]
    [InlineData(8 * 1024)]
    [InlineData(100_000)]
    public void Long_text_is_written_in_parts_that_split_no_pair(int length)
    {
        // the pair stands where a part would end
        var text = new string('x', (8 * 1024) - 1) + "😀" + new string('é', length);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(WriteString(text)));
    }

    [Fact]
    public void Numbers_are_written_in_full_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("-9223372036854775808", Write((ref output) => output.WriteNumber(long.MinValue)));
            Assert.Equal("-1.7976931348623157E+308", Write((ref output) => output.WriteNumber(double.MinValue)));
            Assert.Equal("0.1", Write((ref output) => output.WriteNumber(0.1f)));
            Assert.Equal("-79228162514264337593543950335", Write((ref output) => output.WriteNumber(decimal.MinValue)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string WriteString(string text) => Write((ref output) => output.WriteString(text));

    private static string Write(Writing write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var output = new JsonOutput(buffer);
        write(ref output);
        output.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private delegate void Writing(ref JsonOutput output);
}
