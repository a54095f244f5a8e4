using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Readme;

/// <summary>What the engine's README shows, compiled and run by <see cref="ReadmeTests"/>.</summary>
internal static class LibraryExample
{
    public static WebApplication Build(params string[] args)
    {
        const string sdl = """
            type Query { books(by: String): [Book!]! }
            type Mutation { lend(title: String!): Book }
            type Subscription { lent: Book! }
            type Book { title: String! lent: Boolean! author: Author }
            type Author { name: String! }
            """;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Library>();
        builder.Services.AddGraphQLServer()
            .AddSdl(sdl, "library.graphql")
            .AddTypes(typeof(Queries), typeof(Mutations), typeof(Subscriptions), typeof(BookResolvers))
            .AddHttpInterceptor<Reader>()
            .ModifyOptions(o => o.MaxDepth = 10);

        var app = builder.Build();
        app.MapGraphQL();
        return app;
    }

    public static async Task<string> TitlesAsync(IServiceProvider services)
    {
        var executor = services.GetRequiredService<IRequestExecutor>();
        var result = await executor.ExecuteAsync(GraphQLRequest.Create("query ($by: String) { books(by: $by) { title } }", new { by = "Carroll" }));
        return result.ToJson();
    }

    public static async Task SwapAsync(IServiceProvider services)
    {
        await services.GetRequiredService<ISchemaSwap>().SwapAsync(server => server.AddSdl("extend type Book { title2: String }", "more.graphql")
            .AddResolver("Book.title2", context => new ValueTask<object?>(context.Parent<Book>().Title)));
    }
}

internal sealed record Book(string Title, int AuthorId)
{
    public bool Lent { get; set; }
}

internal sealed record Author(int Id, string Name);

internal sealed class Library
{
    public List<Book> Books { get; } = [new("Through the Looking-Glass", 1), new("Treasure Island", 2)];

    public List<Author> Authors { get; } = [new(1, "Lewis Carroll"), new(2, "Robert Louis Stevenson")];
}

[QueryType]
internal sealed class Queries(Library library)
{
    public IEnumerable<Book> Books(string? by) => library.Books
        .Where(b => by is null || library.Authors.Single(a => a.Id == b.AuthorId).Name.Contains(by, StringComparison.Ordinal));
}

[MutationType]
internal sealed class Mutations
{
    public async Task<Book?> Lend(string title, Library library, ISubscriptionBackplane backplane, IResolverContext context)
    {
        if (context.GetState<string>("reader") is null)
        {
            throw new GraphQLException("Who are you?", "UNAUTHENTICATED");
        }

        var book = library.Books.Find(b => b.Title == title);
        if (book is not null)
        {
            book.Lent = true;
            await backplane.PublishAsync("lent", book.Title);
        }

        return book;
    }
}

[SubscriptionType]
internal sealed class Subscriptions(Library library)
{
    public async Task<IAsyncEnumerable<Book>> Lent(ISubscriptionBackplane backplane, CancellationToken cancellationToken)
    {
        var titles = await backplane.SubscribeAsync("lent", cancellationToken);
        return titles.Select(title => library.Books.Single(b => b.Title == title));
    }
}

[ObjectType<Book>]
internal sealed class BookResolvers
{
    public Task<Author?> Author([Parent] Book book, AuthorById authors) => authors.LoadAsync(book.AuthorId);
}

internal sealed class AuthorById(Library library) : BatchDataLoader<int, Author>
{
    protected override Task<IReadOnlyDictionary<int, Author>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<int, Author>>(library.Authors.Where(a => keys.Contains(a.Id)).ToDictionary(a => a.Id));
}

internal sealed class Reader : IHttpInterceptor
{
    public ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
    {
        request.State["reader"] = context.Request.Headers["X-Reader"].FirstOrDefault();
        return default;
    }
}
