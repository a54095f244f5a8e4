using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Tests.Skills;

/// <summary>Small CASE packages for tests: items by code, edges as "A&gt;B" for precedes and "A&lt;B" for A is a child of B.</summary>
internal static class Packages
{
    public static Guid Id(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    public static JsonObject Json(string title, string[] codes, params string[] edges)
    {
        var items = new JsonArray();
        foreach (var code in codes)
            items.Add(Item(code));
        var associations = new JsonArray();
        foreach (var edge in edges)
        {
            var child = edge.Contains('<', StringComparison.Ordinal);
            var (from, to) = (edge.Split('<', '>')[0], edge.Split('<', '>')[1]);
            associations.Add(Association(child ? "isChildOf" : "precedes", from, to.Length == 0 ? title : to, associations.Count));
        }
        return new JsonObject
        {
            ["CFDocument"] = new JsonObject { ["identifier"] = Id(title).ToString(), ["uri"] = $"https://case.example/{title}", ["title"] = title, ["creator"] = "Test" },
            ["CFItems"] = items,
            ["CFAssociations"] = associations,
        };
    }

    public static JsonObject Item(string code, string type = "Standard") => new()
    {
        ["identifier"] = Id(code).ToString(),
        ["uri"] = $"https://case.example/items/{Id(code)}",
        ["fullStatement"] = $"Statement of {code}",
        ["humanCodingScheme"] = code,
        ["CFItemType"] = type,
    };

    public static JsonObject Association(string type, string from, string to, int number) => new()
    {
        ["identifier"] = Id($"{type}{from}{to}{number}").ToString(),
        ["associationType"] = type,
        ["originNodeURI"] = Link(from),
        ["destinationNodeURI"] = Link(to),
        ["sequenceNumber"] = number,
    };

    public static JsonObject Link(string key) => new() { ["title"] = key, ["identifier"] = Id(key).ToString(), ["uri"] = $"https://case.example/items/{Id(key)}" };

    public static CasePackage Read(JsonNode json) => CasePackage.Read(Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 })));

    public static CasePackage Of(string title, string[] codes, params string[] edges) => Read(Json(title, codes, edges));
}
