namespace ResourceHub.GraphQL.Tests.DataLoaders;

public sealed class DataLoaderTests
{
    private const string Sdl = """
        type Query { books(count: Int! = 5): [Book!]! book(id: Int!): Book }
        type Book { id: Int! author: Author! authorAndCountry: String! many: [String!]! reviews: [String!]! slow: String! }
        type Author { name: String! country: String! }
        """;

    private readonly Calls _calls = new();

    [Fact]
    public async Task One_batch_serves_each_loader_at_each_level()
    {
        var answer = await RunAsync("{ books { author { name country } } }");
        Assert.StartsWith("""{"data":{"books":[{"author":{"name":"author 0","country":"country 0"}},{"author":{"name":"author 1","country":"country 1"}}""", answer, StringComparison.Ordinal);
        Assert.Equal(["authors 0,1,2,3,4", "countries 0,1,2,3,4"], _calls.All);
    }

    [Fact]
    public async Task A_resolver_that_awaits_two_loaders_one_after_the_other_takes_one_batch_of_each()
    {
        await RunAsync("{ books(count: 3) { authorAndCountry } }");
        Assert.Equal(["authors 0,1,2", "countries 0,1,2"], _calls.All);
    }

    [Fact]
    public async Task Many_keys_and_single_keys_share_a_batch()
    {
        await RunAsync("{ books(count: 2) { many authorAndCountry } }");
        Assert.Equal(["authors 0,10,1,11", "countries 0,10,1,11"], _calls.All);
    }

    [Fact]
    public async Task Different_fields_that_need_the_same_key_load_it_once()
    {
        await RunAsync("{ a: book(id: 1) { author { name } } b: book(id: 1) { author { name } } }");
        Assert.Equal(["authors 1"], _calls.All);
    }

    [Fact]
    public async Task A_resolver_that_waits_for_something_else_first_still_gets_its_value()
    {
        Assert.Equal("""{"data":{"books":[{"slow":"author 0"},{"slow":"author 1"}]}}""", await RunAsync("{ books(count: 2) { slow } }"));
    }

    [Fact]
    public async Task Grouped_values_come_by_key_and_are_empty_where_there_are_none()
    {
        Assert.Equal("""{"data":{"books":[{"reviews":[]},{"reviews":["r1.0"]},{"reviews":["r2.0","r2.1"]}]}}""", await RunAsync("{ books(count: 3) { reviews } }"));
        Assert.Equal(["reviews 0,1,2"], _calls.All);
    }

    [Fact]
    public async Task A_failed_batch_fails_each_of_its_fields()
    {
        var executor = TestServer.Create(Sdl, Types, b => Configure(b, new Calls { Fails = true }));
        var result = await executor.ExecuteAsync(new GraphQLRequest("{ a: book(id: 1) { author { name } } b: book(id: 2) { author { name } } }"));
        Assert.Equal(["a.author", "b.author"], result.Errors.Select(e => e.Path!.ToString()));
    }

    [Fact]
    public async Task Outside_a_request_a_loader_loads_by_itself() =>
        Assert.Equal("author 7", await new AuthorLoader(_calls).LoadAsync(7));

    private static IEnumerable<Type> Types => [typeof(Query), typeof(BookType), typeof(AuthorType), typeof(AuthorLoader), typeof(CountryLoader), typeof(ReviewLoader)];

    private static void Configure(GraphQLServerBuilder builder, Calls calls) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(builder.Services, calls);

    private Task<string> RunAsync(string query) => TestServer.Create(Sdl, Types, b => Configure(b, _calls)).RunAsync(query);

    private sealed class Calls
    {
        public List<string> All { get; } = [];

        public bool Fails { get; init; }
    }

    private sealed record Book(int Id);

    private sealed record Author(int Id, string Name);

    [QueryType]
    private sealed class Query
    {
        public IReadOnlyList<Book> Books(int count) => [.. Enumerable.Range(0, count).Select(i => new Book(i))];

        public Book Book(int id) => new(id);
    }

    [ObjectType<Book>]
    private sealed class BookType(AuthorLoader authors)
    {
        public async Task<Author> Author([Parent] Book book) => new(book.Id, (await authors.LoadAsync(book.Id))!);

        public async Task<string> AuthorAndCountry([Parent] Book book, CountryLoader countries)
        {
            var author = await authors.LoadAsync(book.Id);
            return author + " of " + await countries.LoadAsync(book.Id);
        }

        public async Task<IReadOnlyList<string>> Many([Parent] Book book, CountryLoader countries)
        {
            await authors.LoadManyAsync([book.Id, book.Id + 10]);
            return (await countries.LoadManyAsync([book.Id, book.Id + 10]))!;
        }

        public Task<IReadOnlyList<string>> Reviews([Parent] Book book, ReviewLoader reviews) => reviews.LoadAsync(book.Id);

        public async Task<string?> Slow([Parent] Book book)
        {
            await Task.Run(() => { });
            return await authors.LoadAsync(book.Id);
        }
    }

    [ObjectType<Author>]
    private sealed class AuthorType
    {
        public Task<string?> Country([Parent] Author author, CountryLoader countries) => countries.LoadAsync(author.Id);
    }

    private sealed class AuthorLoader(Calls calls) : BatchDataLoader<int, string>
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            calls.All.Add("authors " + string.Join(',', keys));
            await Task.Yield();
            return calls.Fails ? throw new GraphQLException("down") : keys.ToDictionary(k => k, k => $"author {k}");
        }
    }

    private sealed class CountryLoader(Calls calls) : BatchDataLoader<int, string>
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            calls.All.Add("countries " + string.Join(',', keys));
            await Task.Run(() => { }, cancellationToken);
            return keys.ToDictionary(k => k, k => $"country {k}");
        }
    }

    private sealed class ReviewLoader(Calls calls) : GroupedDataLoader<int, string>
    {
        protected override Task<ILookup<int, string>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            calls.All.Add("reviews " + string.Join(',', keys));
            return Task.FromResult(keys.SelectMany(k => Enumerable.Range(0, k).Select(i => (Key: k, Value: $"r{k}.{i}"))).ToLookup(r => r.Key, r => r.Value));
        }
    }
}
