using System.Text;
using System.Text.Json;
using ResourceHub.Core;

namespace ResourceHub.Core.Tests.Common;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Equal_values_have_one_spelling()
        => Assert.Equal(Spell("""{"b":[1,2.50],"a":{"y":"é","x":null}}"""), Spell("""{ "a" : {"x":null, "y":"\u00e9"}, "b":[ 1, 2.50 ] }"""));

    [Fact]
    public void The_order_of_a_list_is_part_of_its_value()
        => Assert.NotEqual(Spell("[1,2]"), Spell("[2,1]"));

    [Fact]
    public void Members_are_sorted_and_blanks_are_gone()
        => Assert.Equal("""{"a":1,"b":"<&>"}""", Spell("""{ "b": "<&>", "a": 1 }"""));

    static string Spell(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.GetBytes(document.RootElement));
    }
}
