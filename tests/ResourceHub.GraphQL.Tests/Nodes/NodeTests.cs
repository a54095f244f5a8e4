using System.Buffers.Text;
using System.Text;

namespace ResourceHub.GraphQL.Tests.Nodes;

public sealed class NodeTests
{
    private const string Sdl = """
        type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! }
        interface Node { id: ID! }
        type Book implements Node { id: ID! name: String }
        type Pen implements Node { id: ID! }
        """;

    [Fact]
    public void Ids_say_version_type_and_key_and_nothing_else_is_one()
    {
        var guid = Guid.Parse("0123456789abcdef0123456789abcdef");
        Assert.Equal("1:Book:0123456789abcdef0123456789abcdef", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(GlobalIdSerializer.Format("Book", guid))));
        Assert.True(GlobalIdSerializer.TryParse(GlobalIdSerializer.Format("Book", guid), "Book", out Guid key));
        Assert.Equal(guid, key);
        Assert.True(GlobalIdSerializer.TryParse(GlobalIdSerializer.Format("Page", 7), "Page", out int number));
        Assert.Equal(7, number);
        Assert.True(GlobalIdSerializer.TryParse(GlobalIdSerializer.Format("State", "a", "b:c"), out var value));
        Assert.Equal(new GlobalObjectId("State", "a.b:c"), value);

        Assert.False(GlobalIdSerializer.TryParse(GlobalIdSerializer.Format("Book", guid), "Pen", out Guid _));
        Assert.False(GlobalIdSerializer.TryParse(GlobalIdSerializer.Format("Book", "seven"), "Book", out int _));
        Assert.False(GlobalIdSerializer.TryParse(GlobalIdSerializer.Format("Book", guid.ToString("D")), "Book", out Guid _));
        foreach (var id in new[] { null, "", "%%%", "Book:1", Text("2:Book:1"), Text("1::1"), Text("1:Book"), Text("x"), new string('a', 401) })
        {
            Assert.False(GlobalIdSerializer.TryParse(id, out _), id);
        }

        static string Text(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task Every_type_is_asked_once_for_all_ids_of_a_level()
    {
        Books.Calls.Clear();
        var executor = TestServer.Create(
            Sdl, [typeof(Query)], b => b.BindRuntimeType<Book>().BindRuntimeType<Pen>().AddNodeResolver<Books>().AddNodeResolver<Pens>());
        var (one, two, pen, gone, other) = (
            GlobalIdSerializer.Format("Book", "1"), GlobalIdSerializer.Format("Book", "2"), GlobalIdSerializer.Format("Pen", 3),
            GlobalIdSerializer.Format("Book", "gone"), GlobalIdSerializer.Format("Cup", 1));
        var answer = await executor.RunAsync(
            "query ($a: ID!, $all: [ID!]!) { node(id: $a) { ... on Book { name } } nodes(ids: $all) { __typename id } }",
            new { a = one, all = new[] { two, one, pen, gone, other, "none" } });
        Assert.Equal(
            $$$"""{"data":{"node":{"name":"book 1"},"nodes":[{"__typename":"Book","id":"{{{two}}}"},{"__typename":"Book","id":"{{{one}}}"},{"__typename":"Pen","id":"{{{pen}}}"},null,null,null]}}""",
            answer);
        Assert.Equal(["1,2,gone"], Books.Calls);
    }

    private sealed record Book(string Id, string Name);

    private sealed record Pen(string Id);

    private sealed class Books : INodeResolver
    {
        public static List<string> Calls { get; } = [];

        public string Type => "Book";

        public Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        {
            Calls.Add(string.Join(',', keys.Order(StringComparer.Ordinal)));
            return Task.FromResult<IReadOnlyDictionary<string, object>>(
                keys.Where(k => k != "gone").ToDictionary(k => k, k => (object)new Book(GlobalIdSerializer.Format("Book", k), "book " + k)));
        }
    }

    private sealed class Pens : INodeResolver
    {
        public string Type => "Pen";

        public Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, object>>(keys.ToDictionary(k => k, k => (object)new Pen(GlobalIdSerializer.Format("Pen", k))));
    }

    [QueryType]
    private sealed class Query
    {
        public Task<object?> Node(string id, NodeLoader nodes) => nodes.LoadAsync(id);

        public Task<IReadOnlyList<object?>> Nodes(IReadOnlyList<string> ids, NodeLoader nodes) => nodes.LoadManyAsync(ids);
    }
}
