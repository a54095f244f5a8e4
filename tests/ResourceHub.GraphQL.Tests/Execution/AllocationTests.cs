using System.Buffers;
using System.Text;

namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class AllocationTests
{
    private const string Sdl = """
        type Query { book(id: ID!): Book }
        interface Titled { title: String! }
        type Book implements Titled { id: ID! title: String! isNew: Boolean! pages: Int author: Author! tags: [String!]! }
        type Author { name: String! }
        """;

    // tests/speed/README.md has the numbers of an optimized build; these limits are the project's
    [Theory]
    [InlineData("{ book(id: 1) { id title isNew } }", 2)]
    [InlineData("query($id: ID! = 1, $all: Boolean! = true) { a: book(id: $id) { ...B } b: book(id: 2) { ...B pages @include(if: $all) } } fragment B on Book { id ...T author { name } tags } fragment T on Titled { title }", 5)]
    [InlineData("{ __schema { types { kind name description fields { name description args { name type { ...T } } type { ...T } isDeprecated } interfaces { ...T } enumValues { name } possibleTypes { ...T } } directives { name locations } } } fragment T on __Type { kind name ofType { kind name ofType { kind name } } }", 40)]
    public async Task A_request_whose_document_is_known_allocates_little(string query, int kilobytes)
    {
        var executor = TestServer.Create(Sdl, [typeof(Query)]);
        var document = Encoding.UTF8.GetBytes(query);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            output.ResetWrittenCount();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var executing = executor.ExecuteAsync(new GraphQLRequest(document));
            Assert.True(executing.IsCompleted, "Resolvers that come at once leave nothing to wait for.");
            (await executing).WriteTo(output);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.StartsWith("""{"data":{""", Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
        Assert.InRange(least, 1, kilobytes * 1024);
    }

    private sealed record Book(string Id, string Title, bool IsNew, int? Pages, Author Author, string[] Tags);

    private sealed record Author(string Name);

    [QueryType]
    private sealed class Query
    {
        private static readonly Book s_book = new("1", "A title", true, 320, new Author("An author"), ["one", "two"]);

        public Book Book(string id) => s_book with { Id = id };
    }
}
