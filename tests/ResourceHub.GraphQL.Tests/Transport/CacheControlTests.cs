namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class CacheControlTests
{
    private const string Sdl = """
        "How long an answer may be kept."
        directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
        enum CacheControlScope { PUBLIC PRIVATE }
        type Query {
          plain: String
          kept: String @cacheControl(maxAge: 60)
          book: Book
          mine: Book @cacheControl(maxAge: 30, scope: PRIVATE)
          short: Book @cacheControl(maxAge: 10)
          list: [Book!]! @cacheControl(maxAge: 500)
          any: Thing
          page: Page @cacheControl(maxAge: 240)
          fail: String @cacheControl(maxAge: 60)
          stock(maxAge: Int, mine: Boolean! = false): Book @cacheControl(maxAge: 60)
        }
        type Mutation { set: Int }
        interface Thing { name: String }
        type Book implements Thing @cacheControl(maxAge: 120) { name: String author: Author fresh: String @cacheControl(maxAge: 5) }
        type Pen implements Thing { name: String }
        type Author { name: String }
        type Page { info: Info nodes: [Book!]! @cacheControl(inheritMaxAge: true) }
        type Info @cacheControl(inheritMaxAge: true) { more: Boolean }
        """;

    [Theory]
    [InlineData("{plain}", "private, no-cache")]
    [InlineData("{kept}", "public, max-age=60")]
    [InlineData("{kept plain}", "private, no-cache")]
    [InlineData("{kept x:__typename}", "public, max-age=60")]
    [InlineData("{__typename}", "private, no-cache")]
    [InlineData("{__schema{description}}", "private, no-cache")]
    [InlineData("{book{name}}", "public, max-age=120")]
    [InlineData("{book{name fresh}}", "public, max-age=5")]
    [InlineData("{book{name author{name}}}", "private, no-cache")]
    [InlineData("{mine{name}}", "private, max-age=30")]
    [InlineData("{short{name} kept}", "public, max-age=10")]
    [InlineData("{list{name}}", "public, max-age=500")]
    [InlineData("{list{...{fresh}}}", "public, max-age=5")]
    [InlineData("{any{name}}", "private, no-cache")]
    [InlineData("{page{info{more} nodes{name}}}", "public, max-age=240")]
    [InlineData("query($a:Boolean=false){kept plain @include(if:$a)}", "public, max-age=60")]
    public async Task The_strictest_field_decides_how_long_an_anonymous_answer_is_kept(string query, string expected)
    {
        await using var web = await StartAsync();
        var reply = await web.GetAsync("query=" + Uri.EscapeDataString(query));
        Assert.Equal((200, expected), (reply.Status, reply.CacheControl));
        Assert.NotNull(reply.ETag);
        Assert.Equal("Accept, GraphQL-Cost, Authorization, Cookie, X-Api-Key", reply.Vary);
    }

    [Fact]
    public async Task The_directive_is_there_where_the_sdl_uses_it_without_a_definition()
    {
        await using var web = await TestWeb.StartAsync("type Query { kept: String @cacheControl(maxAge: 60, scope: PRIVATE) }", [], b => b.AddResolver("Query.kept", _ => new("kept")));
        Assert.Equal("private, max-age=60", (await web.GetAsync("query={kept}")).CacheControl);
        Assert.Contains("enum CacheControlScope {", (await web.GetAsync("sdl")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{stock{name}}", "public, max-age=60")]
    [InlineData("{stock(maxAge:20){name}}", "public, max-age=20")]
    [InlineData("{stock(maxAge:900){name}}", "public, max-age=60")]
    [InlineData("{stock(mine:true){name}}", "private, max-age=60")]
    [InlineData("{stock(maxAge:0){name}}", "private, no-cache")]
    [InlineData("{stock(maxAge:-1){name}}", "private, no-cache")]
    [InlineData("{a:stock(maxAge:20){name}b:stock(maxAge:10){name}c:stock(maxAge:30,mine:true){name}kept}", "private, max-age=10")]
    [InlineData("{stock(maxAge:20){name}plain}", "private, no-cache")]
    public async Task A_resolver_can_have_the_answer_kept_shorter_or_by_its_caller_alone(string query, string expected)
    {
        await using var web = await StartAsync();
        var reply = await web.GetAsync("query=" + Uri.EscapeDataString(query));
        Assert.Equal((200, expected), (reply.Status, reply.CacheControl));
        // what one answer says is not the next one's
        Assert.Equal("public, max-age=60", (await web.GetAsync("query={stock{name}}")).CacheControl);
    }

    [Theory]
    [InlineData("Authorization: Bearer x")]
    [InlineData("X-Api-Key: x")]
    [InlineData("X-Private: 1")]
    public async Task An_answer_to_somebody_is_kept_by_nobody(string header)
    {
        await using var web = await StartAsync();
        foreach (var reply in new[] { await web.GetAsync("query={kept}", header), await web.PostAsync("""{"query":"{ kept }"}""", header) })
        {
            Assert.Equal((200, "private, no-store", null), (reply.Status, reply.CacheControl, reply.ETag));
        }
    }

    [Fact]
    public async Task Errors_posts_and_mutations_are_kept_by_nobody()
    {
        await using var web = await StartAsync();
        foreach (var reply in new[]
        {
            await web.GetAsync("query={fail}"), await web.GetAsync("query={nope}"), await web.PostAsync("""{"query":"{ kept }"}"""),
            await web.PostAsync("""{"query":"mutation { set }"}"""), await web.GetAsync("query=mutation{set}"),
            await web.GetAsync("query={kept}", "GraphQL-Cost: report"),
        })
        {
            Assert.Equal(("private, no-store", null), (reply.CacheControl, reply.ETag));
        }
    }

    [Fact]
    public async Task A_client_that_has_the_answer_is_told_so_until_it_changes()
    {
        Query.Plain_ = "one";
        await using var web = await StartAsync();
        var first = await web.GetAsync("query={plain}");
        Assert.StartsWith("W/\"", first.ETag, StringComparison.Ordinal);
        var again = await web.GetAsync("query={plain}", "If-None-Match: \"other\", " + first.ETag);
        Assert.Equal((304, "", first.ETag, "private, no-cache"), (again.Status, again.Body, again.ETag, again.CacheControl));
        Query.Plain_ = "two";
        var changed = await web.GetAsync("query={plain}", "If-None-Match: " + first.ETag);
        Assert.Equal((200, """{"data":{"plain":"two"}}"""), (changed.Status, changed.Body));
        Assert.NotEqual(first.ETag, changed.ETag);
        // a key's answer is whole each time
        Assert.Equal(200, (await web.GetAsync("query={plain}", "If-None-Match: " + changed.ETag, "X-Api-Key: k")).Status);
    }

    [Fact]
    public async Task The_sdl_has_a_validator_of_its_schema()
    {
        await using var web = await StartAsync();
        var first = await web.GetAsync("sdl");
        Assert.Equal((200, "application/graphql", "no-cache"), (first.Status, first.Type, first.CacheControl));
        Assert.Equal((304, ""), await StatusAndBody(web, first.ETag!));
        var swap = (ISchemaSwap)web.Services.GetService(typeof(ISchemaSwap))!;
        await swap.SwapAsync(b => b.ClearSdl().AddSdl("\"New.\" " + Sdl[Sdl.IndexOf("directive", StringComparison.Ordinal)..], "new"));
        Assert.Equal(200, (await StatusAndBody(web, first.ETag!)).Item1);
    }

    private static async Task<(int, string)> StatusAndBody(TestWeb web, string tag)
    {
        var reply = await web.GetAsync("sdl", "If-None-Match: " + tag);
        return (reply.Status, reply.Body);
    }

    private static Task<TestWeb> StartAsync() => TestWeb.StartAsync(
        Sdl,
        [typeof(Query), typeof(Mutation)],
        b => b.BindRuntimeType<Pen>().BindRuntimeType<Author>().AddHttpInterceptor<PrivateInterceptor>().ModifyOptions(o => o.CredentialHeaders.Add("X-Api-Key")));

    private sealed class PrivateInterceptor : IHttpInterceptor
    {
        public ValueTask OnRequestAsync(Microsoft.AspNetCore.Http.HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
        {
            request.IsPrivate = context.Request.Headers.ContainsKey("X-Private");
            return default;
        }
    }

    private sealed record Book(string? Name, Author? Author, string? Fresh);

    private sealed record Pen(string? Name);

    private sealed record Author(string? Name);

    private sealed record Page(Info? Info, IReadOnlyList<Book> Nodes);

    private sealed record Info(bool More);

    [QueryType]
    private sealed class Query
    {
        private static readonly Book s_book = new("b", new Author("a"), "f");

        public static string Plain_ { get; set; } = "plain";

        public string Plain() => Plain_;

        public string Kept() => "kept";

        public Book Book() => s_book;

        public Book Mine() => s_book;

        public Book Short() => s_book;

        public async Task<Book> Stock(int? maxAge, bool mine, IResolverContext context)
        {
            await Task.Yield();
            context.RestrictCache(maxAge, mine);
            return s_book;
        }

        public IReadOnlyList<Book> List() => [s_book];

        public object Any() => s_book;

        public Page Page() => new(new Info(false), [s_book]);

        public string Fail() => throw new GraphQLException("failed");
    }

    [MutationType]
    private sealed class Mutation
    {
        public int Set() => 1;
    }
}
