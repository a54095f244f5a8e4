using System.Text;
using System.Text.Json.Nodes;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Tests.Skills;

public sealed class CasePackageReaderTests
{
    [Theory]
    [InlineData("{\"CFDocument\": {", "PACKAGE_NOT_JSON", "")]
    [InlineData("", "PACKAGE_NOT_JSON", "")]
    [InlineData("[]", "PACKAGE_INVALID", "")]
    [InlineData("{}", "PACKAGE_INVALID", "CFDocument")]
    [InlineData("{\"CFDocument\": 3, \"CFItems\": []}", "PACKAGE_INVALID", "CFDocument")]
    [InlineData("{\"CFDocument\": {\"identifier\": \"not-a-guid\", \"title\": \"T\", \"creator\": \"C\"}}", "PACKAGE_INVALID", "CFDocument/identifier")]
    [InlineData("{\"CFDocument\": {\"identifier\": \"63a15ed5-c315-5cc4-aeab-c77a9c25c962\", \"title\": 4, \"creator\": \"C\"}}", "PACKAGE_INVALID", "CFDocument/title")]
    [InlineData("{\"CFDocument\": {\"identifier\": \"63a15ed5-c315-5cc4-aeab-c77a9c25c962\", \"title\": \"T\"}}", "PACKAGE_INVALID", "CFDocument/creator")]
    public void A_package_that_cannot_be_read_says_where(string json, string code, string path)
    {
        var error = Assert.Single(Assert.Throws<CasePackageException>(() => CasePackage.Read(Encoding.UTF8.GetBytes(json))).Errors);

        Assert.Equal(code, error.Code);
        Assert.Equal(path, string.Join('/', error.Path));
    }

    [Fact]
    public void Every_wrong_item_and_association_is_reported_at_once()
    {
        var json = Packages.Json("F", ["A", "B", "C"], "A<", "B<A");
        json["CFItems"]![0]!["identifier"] = 17;
        json["CFItems"]![1]!.AsObject().Remove("fullStatement");
        json["CFItems"]![2]!["educationLevel"] = new JsonArray(1, 2);
        json["CFItems"]!.AsArray().Add("not an object");
        json["CFAssociations"]![0]!.AsObject().Remove("originNodeURI");
        json["CFAssociations"]![1]!["sequenceNumber"] = "first";

        var errors = Assert.Throws<CasePackageException>(() => Packages.Read(json)).Errors;

        Assert.Equal(
            ["CFItems/0/identifier", "CFItems/1/fullStatement", "CFItems/2/educationLevel", "CFItems/3", "CFAssociations/0/originNodeURI", "CFAssociations/1/sequenceNumber"],
            errors.Select(e => string.Join('/', e.Path)));
    }

    [Fact]
    public void A_flood_of_errors_stops_at_a_hundred()
    {
        var json = Packages.Json("F", [.. Enumerable.Range(0, 300).Select(n => $"S{n}")]);
        foreach (var item in json["CFItems"]!.AsArray())
            item!.AsObject().Remove("identifier");

        Assert.Equal(100, Assert.Throws<CasePackageException>(() => Packages.Read(json)).Errors.Count);
    }

    [Fact]
    public void Levels_in_any_notation_are_read_and_unknown_ones_stay_in_the_package_alone()
    {
        var json = Packages.Json("F", ["A"]);
        json["CFItems"]![0]!["educationLevel"] = new JsonArray("04", "KG", "Grade 3", "galactic");

        Assert.Equal([0, 3, 4], Packages.Read(json).Items[0].EducationLevel.Select(l => l.Number));
    }

    [Fact]
    public void A_type_may_come_by_its_link_alone()
    {
        var json = Packages.Json("F", ["A"]);
        json["CFItems"]![0]!.AsObject().Remove("CFItemType");
        json["CFItems"]![0]!["CFItemTypeURI"] = new JsonObject { ["title"] = "Cluster", ["identifier"] = Guid.NewGuid().ToString(), ["uri"] = "https://case.example/t" };

        Assert.Equal("Cluster", Packages.Read(json).Items[0].Type);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error()
        => Assert.Equal("F", CasePackage.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Packages.Json("F", ["A"]).ToJsonString())).ToArray()).Document.Title);

    [Fact]
    public void A_hierarchy_three_hundred_levels_deep_is_read_and_walked()
    {
        string[] codes = [.. Enumerable.Range(0, 300).Select(n => $"L{n}")];
        var graph = new SkillGraphBuilder().Add(Packages.Of("Deep", codes, [.. Enumerable.Range(1, 299).Select(n => $"L{n}<L{n - 1}"), "L0<"])).Build(1);

        Assert.Equal(299, graph.Ancestors(299).Count);
        Assert.Equal(299, graph.Descendants(0).Count);
        Assert.Equal(1, graph.Units.Count);
        Assert.Equal(1, graph.Units.UnitsOf(0).Length);
    }
}
