using System.Text;
using System.Text.Json;

namespace ResourceHub.Server.Tests.Access;

/// <summary>Writes queries that select everything that the schema offers, as it is now: a new field is asked for without anybody thinking of it.</summary>
/// <param name="schema">The answer to <see cref="Introspection"/>.</param>
/// <param name="literals">Arguments by <c>Type.field.argument</c>, else by the name of their type, as GraphQL literals; several are several queries where they stand at the root.</param>
internal sealed class SchemaWalk(JsonElement schema, IReadOnlyDictionary<string, string[]> literals)
{
    /// <summary>The query that the walk needs the answer of.</summary>
    public const string Introspection = """
        { __schema { queryType { name } mutationType { name } types { kind name possibleTypes { name } fields { name
          args { name defaultValue type { ...T } } type { ...T } } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    readonly Dictionary<string, JsonElement> _types = schema.GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);

    /// <summary>Types whose every field has been selected.</summary>
    public HashSet<string> Covered { get; } = [];

    /// <summary>The names of a root type's fields.</summary>
    public IEnumerable<string> FieldsOf(string type) => _types[type].GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!);

    /// <summary>Whether a type has a field.</summary>
    public bool Has(string type, string field) => _types.ContainsKey(type) && FieldsOf(type).Contains(field);

    /// <summary>Queries for a field of the root type Query: one for each combination of what its arguments can be.</summary>
    public IEnumerable<string> QueriesFor(string name)
    {
        var field = Field("Query", name);
        var variants = new List<string[]> { Array.Empty<string>() };
        foreach (var argument in field.GetProperty("args").EnumerateArray())
        {
            var values = ValuesOf("Query", field, argument);
            // what may be left out is left out too
            var choices = values.Select(v => (string?)$"{argument.GetProperty("name").GetString()}: {v}").Concat(IsRequired(argument) ? [] : [null]);
            variants = [.. variants.SelectMany(v => choices.Select(c => c is null ? v : [.. v, c]))];
        }
        return variants.Select(v => $"{{ {name}{(v.Length == 0 ? "" : $"({string.Join(", ", v)})")}{Selection(NameOf(field.GetProperty("type")))} }}");
    }

    /// <summary>A query for an object of a type by its global id.</summary>
    public string NodeQuery(string type, string id) => $"{{ node(id: \"{id}\") {{ ... on {type} {Selection(type)} }} nodes(ids: [\"{id}\"]) {{ __typename id }} }}";

    /// <summary>A mutation with its input as a literal.</summary>
    public string Mutation(string name, string input) => $"mutation {{ {name}(input: {input}){Selection(NameOf(Field("Mutation", name).GetProperty("type")))} }}";

    string Selection(string root)
    {
        if (IsLeaf(root))
            return "";
        // breadth first: each type is opened once, where it is nearest; elsewhere its plain fields have to do
        var opened = new HashSet<string> { root };
        var top = new Part(root);
        var waiting = new Queue<Part>([top]);
        while (waiting.TryDequeue(out var part))
        {
            Covered.Add(part.Type);
            foreach (var field in _types[part.Type].GetProperty("fields").EnumerateArray())
            {
                var type = NameOf(field.GetProperty("type"));
                var arguments = string.Join(", ", field.GetProperty("args").EnumerateArray().Where(IsRequired)
                    .Select(a => $"{a.GetProperty("name").GetString()}: {ValuesOf(part.Type, field, a)[0]}"));
                var call = field.GetProperty("name").GetString() + (arguments.Length == 0 ? "" : $"({arguments})");
                if (IsLeaf(type))
                    part.Fields.Add((call, null));
                else if (_types[type].GetProperty("kind").GetString() == "OBJECT")
                {
                    var child = new Part(type);
                    part.Fields.Add((call, child));
                    if (opened.Add(type))
                        waiting.Enqueue(child);
                    else
                        child.Fields.AddRange(PlainFields(type).Select(f => (f, (Part?)null)));
                }
                else
                    part.Fields.Add((call + " { __typename }", null));
            }
        }
        return top.Write(new()).ToString();
    }

    IEnumerable<string> PlainFields(string type) => _types[type].GetProperty("fields").EnumerateArray()
        .Where(f => IsLeaf(NameOf(f.GetProperty("type"))) && !f.GetProperty("args").EnumerateArray().Any(IsRequired))
        .Select(f => f.GetProperty("name").GetString()!);

    string[] ValuesOf(string type, JsonElement field, JsonElement argument)
    {
        var name = argument.GetProperty("name").GetString()!;
        var place = $"{type}.{field.GetProperty("name").GetString()}.{name}";
        if (literals.TryGetValue(place, out var values) || literals.TryGetValue(NameOf(argument.GetProperty("type")), out values))
            return values;
        Assert.False(IsRequired(argument), $"{place} is new: say here what to ask it for, so that access to it is tried.");
        return [];
    }

    JsonElement Field(string type, string name) => _types[type].GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name);

    bool IsLeaf(string type) => _types[type].GetProperty("kind").GetString() is "SCALAR" or "ENUM";

    static bool IsRequired(JsonElement argument)
        => argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL" && argument.GetProperty("defaultValue").ValueKind == JsonValueKind.Null;

    static string NameOf(JsonElement type) => type.GetProperty("kind").GetString() is "NON_NULL" or "LIST" ? NameOf(type.GetProperty("ofType")) : type.GetProperty("name").GetString()!;

    sealed class Part(string type)
    {
        public string Type { get; } = type;

        public List<(string Call, Part? Child)> Fields { get; } = [];

        public StringBuilder Write(StringBuilder text)
        {
            text.Append(" { __typename");
            foreach (var (call, child) in Fields)
            {
                text.Append(' ').Append(call);
                child?.Write(text);
            }
            return text.Append(" }");
        }
    }
}
