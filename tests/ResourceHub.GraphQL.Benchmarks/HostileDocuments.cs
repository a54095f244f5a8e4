using System.Text;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Benchmarks;

/// <summary>Documents made to cost a server more than they cost their sender. Each grows with its size, which counts its parts.</summary>
internal static class HostileDocuments
{
    /// <summary>The schema that they are for.</summary>
    public const string Sdl = """
        interface Node { id: ID! next: Node all: [Node!]! }
        type A implements Node { id: ID! next: Node all: [Node!]! a: A b: B n(x: Int, i: Input): Int }
        type B implements Node { id: ID! next: Node all: [Node!]! a: A b: B n(x: Int, i: Input): Int }
        type C implements Node { id: ID! next: Node all: [Node!]! a: A b: B n(x: Int, i: Input): Int }
        union Any = A | B | C
        input Input { i: Input l: [Int!] }
        type Query { a: A b: B node: Node any: Any page(first: Int! = 10): [Node!]! @listSize(slicingArguments: ["first"]) n: Int }
        """;

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "deep selections", "deep lists in an argument", "deep input objects", "alias flood", "aliases through fragments", "fragment bomb",
        "fragment chain", "fragment cycle", "directive flood", "same field over and over", "overlapping fields", "overlapping fragments",
        "overlapping through abstract types", "introspection bomb", "introspection circle", "page in page", "unknown fields", "long name",
        "variables never used", "operations without end", "comment flood",
    ];

    /// <summary>The document of a kind with so many parts.</summary>
    public static string Create(string kind, int size) => kind switch
    {
        "deep selections" => "{a" + Repeat("{a", size) + "{id}" + new string('}', size + 1),
        "deep lists in an argument" => "{a{n(x:" + new string('[', size) + new string(']', size) + ")}}",
        "deep input objects" => "{a{n(i:" + Repeat("{i:", size) + "null" + new string('}', size) + ")}}",
        "alias flood" => "{" + Each(size, i => $"a{i}:n ") + "}",
        "aliases through fragments" => "{" + Each(size, i => $"f{i}:a{{...F}}") + "} fragment F on A{" + Each(size, i => $"g{i}:id ") + "}",
        "fragment bomb" => "{a{...F0}}" + Each(size, i => $" fragment F{i} on A{{a{{...F{i + 1} ...F{i + 1}}} b{{a{{...F{i + 1}}}}}}}") + $" fragment F{size} on A{{id}}",
        "fragment chain" => "{a{...F0}}" + Each(size, i => $" fragment F{i} on A{{...F{i + 1}}}") + $" fragment F{size} on A{{id}}",
        "fragment cycle" => "{a{...F0}}" + Each(size, i => $" fragment F{i} on A{{a{{...F{(i + 1) % size}}}}}"),
        "directive flood" => "{n" + Repeat(" @skip(if:true)", size) + "}",
        "same field over and over" => "{" + Repeat("a{n(x:1)} ", size) + "}",
        "overlapping fields" => "{" + Each(size, i => $"a{{x{i % 7}:a{{id}} b{{n(x:{i})}}}} ") + "}",
        "overlapping fragments" => "{" + Each(size, i => $"...F{i} ") + "}" + Each(size, i => $" fragment F{i} on Query{{a{{b{{x:n(x:1)}}}}}}"),
        "overlapping through abstract types" => "{node{" + Each(size, i => $"...on {"ABC"[i % 3]}{{next{{id ...on {"ABC"[i / 3 % 3]}{{a{{id}}}}}}}} ") + "}}",
        "introspection bomb" => "{__schema{types{" + Each(size, i => $"f{i}:fields{{type{{fields{{name}}}}}}") + "}}}",
        "introspection circle" => "{__schema{types{" + Repeat("fields{type{", size) + "name" + Repeat("}}", size) + "}}}",
        "page in page" => "{page(first:1000){" + Repeat("all{", Math.Min(size, 18)) + "id" + Repeat("}", Math.Min(size, 18)) + "}}",
        "unknown fields" => "{" + Each(size, i => $"z{i} ") + "}",
        "long name" => "{" + new string('z', size * 10) + "}",
        "variables never used" => "query(" + Each(size, i => $"$v{i}:Int ") + "){n}",
        "operations without end" => Each(size, i => $"query Q{i}{{n}} "),
        "comment flood" => "{n}" + Repeat("#\n", size * 10),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The largest document of a kind that is not refused for its characters or tokens alone.</summary>
    public static string CreateLargest(string kind, int maxCharacters, int maxTokens)
    {
        var (fits, tooLarge) = (1, 100_000);
        while (tooLarge - fits > 1)
        {
            var middle = (fits + tooLarge) / 2;
            var document = Create(kind, middle);
            if (document.Length <= maxCharacters && LexicalMeasure.Of(new SourceText(document)).Tokens <= maxTokens)
            {
                fits = middle;
            }
            else
            {
                tooLarge = middle;
            }
        }

        return Create(kind, fits);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Each(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }
}
