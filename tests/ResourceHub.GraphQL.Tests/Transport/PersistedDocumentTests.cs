using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ResourceHub.GraphQL.Persisted;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class PersistedDocumentTests : IDisposable
{
    private const string Sdl = "type Query { hello(name: String = \"world\"): String! } type Mutation { set: Int }";
    private const string Document = "query Q($n: String) { hello(name: $n) }";

    private readonly string _folder = Directory.CreateTempSubdirectory("documents-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_client_of_automatic_persisted_queries_sends_the_document_once()
    {
        await using var web = await StartAsync();
        var hash = Hash(Document);
        var unknown = await web.PostAsync(Automatic(hash, null));
        Assert.Equal((200, """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"""), (unknown.Status, unknown.Body));
        Assert.Equal("private, no-store", unknown.CacheControl);

        Assert.Equal("""{"data":{"hello":"hello a"}}""", (await web.PostAsync(Automatic(hash, Document, "a"))).Body);
        Assert.Equal("""{"data":{"hello":"hello b"}}""", (await web.PostAsync(Automatic(hash, null, "b"))).Body);
        // the same over GET, and by the appendix' documentId
        var extensions = Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""");
        Assert.Equal("""{"data":{"hello":"hello c"}}""", (await web.GetAsync($$"""extensions={{extensions}}&variables=%7B%22n%22:%22c%22%7D""")).Body);
        Assert.Equal("""{"data":{"hello":"hello d"}}""", (await web.GetAsync($$"""documentId=sha256:{{hash}}&variables=%7B%22n%22:%22d%22%7D""")).Body);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", 1, "The hash is not the SHA-256 of the document.")]
    [InlineData(null, 2, "Unsupported persisted query version")]
    public async Task A_wrong_hash_or_version_is_refused(string? hash, int version, string message)
    {
        await using var web = await StartAsync();
        var reply = await web.PostAsync(Automatic(hash ?? Hash(Document), Document, version: version));
        Assert.Contains(message, reply.Body, StringComparison.Ordinal);
        Assert.Contains("PersistedQueryNotFound", (await web.PostAsync(Automatic(Hash(Document), null))).Body, StringComparison.Ordinal);
        Assert.Contains("version and sha256Hash", (await web.PostAsync("""{"extensions":{"persistedQuery":7}}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_not_valid_is_not_kept()
    {
        await using var web = await StartAsync();
        const string wrong = "{ nope }";
        Assert.Contains("nope", (await web.PostAsync(Automatic(Hash(wrong), wrong))).Body, StringComparison.Ordinal);
        Assert.Contains("PersistedQueryNotFound", (await web.PostAsync(Automatic(Hash(wrong), null))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_a_hash_alone_is_refused_and_a_document_beside_it_runs()
    {
        await using var web = await StartAsync(b => b.ModifyOptions(o => o.AutomaticPersistedQueries = false));
        Assert.Contains("PERSISTED_QUERY_NOT_SUPPORTED", (await web.PostAsync(Automatic(Hash(Document), null))).Body, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"hello":"hello a"}}""", (await web.PostAsync(Automatic(Hash(Document), Document, "a"))).Body);
    }

    [Fact]
    public void The_documents_of_clients_are_bounded_in_number_and_bytes()
    {
        var cache = new PersistedQueryCache(3, 25);
        cache.Add("a", new byte[10]);
        cache.Add("b", new byte[10]);
        Assert.NotNull(cache.Find("a"));
        cache.Add("c", new byte[10]);
        Assert.Null(cache.Find("b"));
        Assert.NotNull(cache.Find("a"));
        cache.Add("d", new byte[26]);
        Assert.Null(cache.Find("d"));
        cache.Add("e", new byte[1]);
        cache.Add("f", new byte[1]);
        Assert.Equal(3, cache.Count);
        Assert.Null(cache.Find("c"));
    }

    [Fact]
    public async Task Trusted_documents_of_a_folder_go_by_name_and_by_hash()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "greet.graphql"), Document);
        await using var web = await StartAsync(b => b.AddTrustedDocuments(_folder));
        const string expected = """{"data":{"hello":"hello a"}}""";
        Assert.Equal(expected, (await web.PostAsync("""{"documentId":"greet","variables":{"n":"a"}}""")).Body);
        Assert.Equal(expected, (await web.PostAsync($$$"""{"documentId":"sha256:{{{Hash(Document)}}}","variables":{"n":"a"}}""")).Body);
        Assert.Equal(expected, (await web.PostAsync("""{"doc_id":"greet","variables":{"n":"a"}}""")).Body);
        Assert.Equal(expected, (await web.PostAsync(Automatic(Hash(Document), null, "a"))).Body);
        Assert.Equal(expected, (await web.GetAsync("documentId=greet&variables=%7B%22n%22:%22a%22%7D")).Body);
        var unknown = await web.PostAsync("""{"documentId":"other"}""", "Accept: application/graphql-response+json");
        Assert.Equal((400, """{"errors":[{"message":"There is no document with this id.","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"""), (unknown.Status, unknown.Body));
        Assert.Contains("not the one that has this id", (await web.PostAsync("""{"documentId":"greet","query":"{ hello }"}""")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"abc":"{ hello }"}""", "abc")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"abc","name":"Q","type":"query","body":"{ hello }"}]}""", "abc")]
    public async Task Manifests_of_relay_and_apollo_are_read(string manifest, string id)
    {
        var file = Path.Combine(_folder, "manifest.json");
        await File.WriteAllTextAsync(file, manifest);
        await using var web = await StartAsync(b => b.AddTrustedDocuments(file));
        Assert.Equal("""{"data":{"hello":"hello world"}}""", (await web.PostAsync($$"""{"documentId":"{{id}}"}""")).Body);
    }

    [Theory]
    [InlineData("""["{ hello }"]""")]
    [InlineData("""{"abc":7}""")]
    [InlineData("""{"operations":[{"id":"abc"}]}""")]
    public void A_manifest_that_is_none_stops_the_start(string manifest)
    {
        var file = Path.Combine(_folder, "manifest.json");
        File.WriteAllText(file, manifest);
        Assert.Contains("manifest of trusted documents", Assert.Throws<InvalidDataException>(() => TrustedDocuments.Read(file)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => TrustedDocuments.Read(Path.Combine(_folder, "missing")));
    }

    [Fact]
    public async Task Trusted_documents_only_refuses_every_other_document_unless_an_interceptor_lets_it_in()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "greet.graphql"), Document);
        await using var web = await StartAsync(b => b.AddTrustedDocuments(_folder).ModifyOptions(o => o.TrustedDocumentsOnly = true).AddHttpInterceptor<LetIn>());
        var refused = await web.PostAsync("""{"query":"{ hello }"}""", "Accept: application/graphql-response+json");
        Assert.Equal(403, refused.Status);
        Assert.Contains("DOCUMENT_NOT_TRUSTED", refused.Body, StringComparison.Ordinal);
        const string other = "{ hello }";
        Assert.Contains("DOCUMENT_NOT_TRUSTED", (await web.PostAsync(Automatic(Hash(other), other))).Body, StringComparison.Ordinal);
        Assert.Contains("PersistedQueryNotFound", (await web.PostAsync(Automatic(Hash(other), null))).Body, StringComparison.Ordinal);

        Assert.Equal("""{"data":{"hello":"hello a"}}""", (await web.PostAsync("""{"documentId":"greet","variables":{"n":"a"}}""")).Body);
        // its own text is as good as its id
        Assert.Equal("""{"data":{"hello":"hello a"}}""", (await web.PostAsync(JsonSerializer.Serialize(new { query = Document, variables = new { n = "a" } }))).Body);
        Assert.Equal("""{"data":{"hello":"hello world"}}""", (await web.PostAsync("""{"query":"{ hello }"}""", "X-Developer: yes")).Body);
    }

    [Fact]
    public async Task A_store_of_the_applications_own_is_asked_and_ids_work_in_process_too()
    {
        var executor = TestServer.Create(Sdl, [typeof(Query), typeof(Mutation)], b => b.AddTrustedDocumentStore<Store>());
        Assert.Equal("""{"data":{"hello":"hello p"}}""", (await executor.ExecuteAsync(GraphQLRequest.ById("own", new { n = "p" }))).ToJson());
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await executor.ExecuteAsync(GraphQLRequest.ById("none"))).Errors[0].Code);
    }

    [Fact]
    public async Task A_mutation_by_id_is_refused_over_get()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "set.graphql"), "mutation { set }");
        await using var web = await StartAsync(b => b.AddTrustedDocuments(_folder));
        Assert.Equal(405, (await web.GetAsync("documentId=set")).Status);
        Assert.Equal(400, (await web.GetAsync("operationName=Q")).Status);
    }

    private static Task<TestWeb> StartAsync(Action<GraphQLServerBuilder>? configure = null) => TestWeb.StartAsync(Sdl, [typeof(Query), typeof(Mutation)], configure);

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string Automatic(string hash, string? query, string? name = null, int version = 1) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["extensions"] = new { persistedQuery = new { version, sha256Hash = hash } },
            ["variables"] = new { n = name },
        }.Concat(query is null ? [] : new Dictionary<string, object?> { ["query"] = query }).ToDictionary());

    private sealed class LetIn : IHttpInterceptor
    {
        public ValueTask OnRequestAsync(Microsoft.AspNetCore.Http.HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
        {
            request.AllowUntrustedDocument = context.Request.Headers.ContainsKey("X-Developer");
            return default;
        }
    }

    private sealed class Store : ITrustedDocumentStore
    {
        public ValueTask<byte[]?> FindAsync(string id, CancellationToken cancellationToken) => new(id == "own" ? Encoding.UTF8.GetBytes(Document) : null);
    }

    [QueryType]
    private sealed class Query
    {
        public string Hello(string? name) => "hello " + name;
    }

    [MutationType]
    private sealed class Mutation
    {
        public int Set() => 1;
    }
}
