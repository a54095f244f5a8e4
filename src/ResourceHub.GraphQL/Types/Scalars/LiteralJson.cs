using System.Text.Json;
using System.Text.Json.Nodes;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>A literal without variables as the JSON that it resembles; an enum value becomes a string.</summary>
internal static class LiteralJson
{
    public static JsonElement ToJson(ValueNode value) => JsonSerializer.SerializeToElement(ToNode(value));

    private static JsonNode? ToNode(ValueNode value)
    {
        switch (value)
        {
            case IntValueNode number: return JsonNode.Parse(number.Value);
            case FloatValueNode number: return JsonNode.Parse(number.Value);
            case StringValueNode text: return JsonValue.Create(text.Value);
            case BooleanValueNode boolean: return JsonValue.Create(boolean.Value);
            case EnumValueNode symbol: return JsonValue.Create(symbol.Value);
            case ListValueNode list:
                var array = new JsonArray();
                foreach (var item in list.Values)
                {
                    array.Add(ToNode(item));
                }

                return array;
            case ObjectValueNode map:
                var node = new JsonObject();
                foreach (var field in map.Fields)
                {
                    node[field.Name.Value] = ToNode(field.Value);
                }

                return node;
            default: return null;
        }
    }
}
