using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests.Types;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("Duration", "PT45M", "PT45M")]
    [InlineData("Duration", "P7D", "P7D")]
    [InlineData("Duration", "P2W", "P14D")]
    [InlineData("Duration", "P1DT2H3M4.5S", "P1DT2H3M4.5S")]
    [InlineData("Duration", "-PT1H", "-PT1H")]
    [InlineData("DateTime", "2026-11-23T08:30:00Z", "2026-11-23T08:30:00Z")]
    [InlineData("DateTime", "2026-11-23T08:30:00.25+02:00", "2026-11-23T08:30:00.25+02:00")]
    [InlineData("Date", "2024-02-29", "2024-02-29")]
    [InlineData("URL", "https://example.org/a?b=c", "https://example.org/a?b=c")]
    [InlineData("LanguageTag", "zh-Hant-TW", "zh-Hant-TW")]
    [InlineData("LanguageTag", "es-419", "es-419")]
    [InlineData("LanguageTag", "de-CH-1996", "de-CH-1996")]
    [InlineData("LanguageTag", "en-u-ca-gregory-x-private", "en-u-ca-gregory-x-private")]
    public void A_good_value_is_read_and_written(string name, string text, string written)
    {
        var scalar = SpecifiedDefinitions.CreateCommonScalar(name)!;
        Assert.Equal(written, scalar.SerializeObject(scalar.ParseJson(JsonSerializer.SerializeToElement(text))!));
    }

    [Theory]
    [InlineData("Duration", "P1Y")]
    [InlineData("Duration", "P1M")]
    [InlineData("Duration", "PT")]
    [InlineData("Duration", "P")]
    [InlineData("Duration", "45 minutes")]
    [InlineData("Duration", "P999999999W")]
    [InlineData("DateTime", "2026-11-23T08:30:00")]
    [InlineData("DateTime", "2026-11-23")]
    [InlineData("DateTime", "2026-13-01T00:00:00Z")]
    [InlineData("Date", "2026-02-29")]
    [InlineData("Date", "23.11.2026")]
    [InlineData("URL", "/relative")]
    [InlineData("URL", "ftp://example.org/")]
    [InlineData("LanguageTag", "e")]
    [InlineData("LanguageTag", "en_US")]
    [InlineData("LanguageTag", "")]
    public void A_bad_value_is_refused_with_what_was_given_and_what_would_be_right(string name, string text)
    {
        var scalar = SpecifiedDefinitions.CreateCommonScalar(name)!;
        var error = Assert.Throws<InvalidValueException>(() => scalar.ParseJson(JsonSerializer.SerializeToElement(text)));
        Assert.StartsWith($"\"{text}\" is not a {name}: expected ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "-5", -5)]
    [InlineData("Float", "3", 3d)]
    [InlineData("ID", "7", "7")]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("Boolean", "true", true)]
    public void Specified_scalars_read_json(string name, string json, object value) =>
        Assert.Equal(value, SpecifiedDefinitions.CreateScalar(name)!.ParseJson(JsonDocument.Parse(json).RootElement));

    [Theory]
    [InlineData("Int", "1.5")]
    [InlineData("Int", "3000000000")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Int", "true")]
    [InlineData("Float", "\"1\"")]
    [InlineData("String", "1")]
    [InlineData("ID", "1.5")]
    [InlineData("ID", "true")]
    [InlineData("Boolean", "1")]
    public void Specified_scalars_refuse_json_of_another_kind(string name, string json) =>
        Assert.Throws<InvalidValueException>(() => SpecifiedDefinitions.CreateScalar(name)!.ParseJson(JsonDocument.Parse(json).RootElement));

    [Fact]
    public async Task Raw_json_goes_into_the_answer_as_it_is()
    {
        var executor = TestServer.Create(
            "type Query { raw: JSON element: JSON node: JSON } scalar JSON", [], b => b
                .AddResolver("Query.raw", _ => new(new RawJson("{ \"b\" :1.0}"u8.ToArray())))
                .AddResolver("Query.element", _ => new(JsonDocument.Parse("[1, null]").RootElement))
                .AddResolver("Query.node", _ => new(System.Text.Json.Nodes.JsonNode.Parse("{\"c\":\"d\"}"))));
        Assert.Equal("""{"data":{"raw":{ "b" :1.0},"element":[1,null],"node":{"c":"d"}}}""", await executor.RunAsync("{ raw element node }"));
    }
}
