using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Search.Elasticsearch.Client;

namespace ResourceHub.Search.Tests.Elasticsearch;

/// <summary>How the hub speaks to a search server, with a handler in the server's place.</summary>
public sealed class ElasticClientTests
{
    static readonly ElasticCall Ask = new("info", HttpMethod.Get, "/");

    sealed class Handler(Func<int, HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        int _count;

        public int Count => _count;

        public List<string?> Credentials { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Credentials)
                Credentials.Add(request.Headers.Authorization?.ToString());
            return answer(Interlocked.Increment(ref _count), request).WaitAsync(cancellationToken);
        }
    }

    static Task<HttpResponseMessage> Says(HttpStatusCode status, string body = "{}", TimeSpan? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = new(wait);
        return Task.FromResult(response);
    }

    static async Task<string> CodeOf(Func<Task> act)
    {
        var problem = await Assert.ThrowsAsync<HubException>(act);
        Assert.Equal("SEARCH_UNAVAILABLE", problem.Code);
        return problem.Message;
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task What_is_refused_for_now_is_tried_again_when_the_server_says(HttpStatusCode status)
    {
        using var handler = new Handler((n, _) => n < 3 ? Says(status, retryAfter: TimeSpan.Zero) : Says(HttpStatusCode.OK));
        using var client = new ElasticClient(new(), handler);
        Assert.True((await client.SendAsync(Ask, default)).IsSuccess);
        Assert.Equal(3, handler.Count);
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again_and_then_said()
    {
        using var handler = new Handler((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = new ElasticClient(new() { Retries = 2 }, handler);
        Assert.Contains("cannot be reached", await CodeOf(() => client.SendAsync(Ask, default)), StringComparison.Ordinal);
        Assert.Equal(3, handler.Count);
    }

    [Fact]
    public async Task Wrong_credentials_and_wrong_requests_are_not_tried_again()
    {
        using var handler = new Handler((n, _) => Says(n == 1 ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest, """{"error": {"type": "parsing_exception", "reason": "no"}, "status": 400}"""));
        using var client = new ElasticClient(new(), handler);
        Assert.Contains("credentials", await CodeOf(() => client.SendAsync(Ask, default)), StringComparison.Ordinal);
        Assert.Contains("parsing_exception: no", await CodeOf(() => client.RequireAsync(Ask, default)), StringComparison.Ordinal);
        Assert.Equal(2, handler.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_for_a_while()
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.ServiceUnavailable));
        using var client = new ElasticClient(new() { Retries = 0, BreakSeconds = 300 }, handler);
        for (var i = 0; i < 20; i++)
            await CodeOf(() => client.SendAsync(Ask, default));
        Assert.InRange(handler.Count, 1, 10);
        Assert.Contains("left alone", await CodeOf(() => client.SendAsync(Ask, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_searches_is_left_alone_by_writes_too()
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.ServiceUnavailable));
        using var client = new ElasticClient(new() { Retries = 0, BreakSeconds = 300 }, handler);
        for (var i = 0; i < 20; i++)
            await CodeOf(() => client.SendAsync(Ask, default));
        var asked = handler.Count;
        Assert.Contains("left alone", await CodeOf(() => client.SendAsync(Ask with { IsWrite = true }, default)), StringComparison.Ordinal);
        Assert.Equal(asked, handler.Count);
    }

    [Fact]
    public async Task Whether_the_index_can_be_relied_on_is_found_out_without_counting_it()
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.OK, """
            {"resourcehub-v1-first": {"aliases": {"resourcehub.v1": {}}, "mappings": {"_meta": {"owner": "resourcehub", "version": 1, "content": "d"}}}}
            """));
        using var client = new ElasticClient(new(), handler);
        using var index = new ElasticResourceIndex(client, TimeProvider.System);
        Assert.Equal(new IndexStatus(IndexState.Ready, "d"), await index.GetStatusAsync(default));
        Assert.Equal(1, handler.Count);
    }

    [Fact]
    public async Task A_page_for_people_in_the_server_s_place_is_no_answer()
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.OK, "<html>We are back soon</html>"));
        using var client = new ElasticClient(new(), handler);
        using var index = new ElasticResourceIndex(client, TimeProvider.System);
        await CodeOf(() => client.DialectAsync(default));
        await CodeOf(() => index.GetStatusAsync(default));
        await CodeOf(() => index.SearchManyAsync([new() { Filter = new(), First = 5 }], default));
    }

    [Fact]
    public async Task A_point_in_time_is_closed_where_the_search_in_it_fails()
    {
        var closed = new TaskCompletionSource<string>();
        using var handler = new Handler(async (_, request) =>
        {
            if (request.Method == HttpMethod.Delete)
                closed.SetResult(await request.Content!.ReadAsStringAsync());
            return await (request.RequestUri!.AbsolutePath switch
            {
                "/" => Says(HttpStatusCode.OK, """{"version": {"number": "8.19.21"}}"""),
                "/_msearch" => Says(HttpStatusCode.OK, """{"responses": [{"error": {"type": "search_phase_execution_exception", "reason": "no"}, "status": 500}]}"""),
                _ => Says(HttpStatusCode.OK, """{"id": "point"}"""),
            });
        });
        using var index = new ElasticResourceIndex(new ElasticClient(new(), handler), TimeProvider.System);
        await CodeOf(() => index.SearchManyAsync([new() { Filter = new(), First = 5, WantsCursors = true }], default));
        Assert.Equal("""{"id":"point"}""", await closed.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_in_time()
    {
        using var handler = new Handler((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);
        using var client = new ElasticClient(new() { TrySeconds = .1, TotalSeconds = .2, Retries = 5 }, handler);
        Assert.Contains("too long", await CodeOf(() => client.SendAsync(Ask, default)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("hub", "p:w", null, "Basic aHViOnA6dw==")]
    [InlineData(null, null, "a2V5", "ApiKey a2V5")]
    public async Task Credentials_go_into_the_header(string? user, string? password, string? key, string? expected)
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.OK));
        using var client = new ElasticClient(new() { Username = user, Password = password, ApiKey = key }, handler);
        await client.SendAsync(Ask, default);
        Assert.Equal([expected], handler.Credentials);
    }

    [Theory]
    [InlineData("""{"version": {"number": "8.19.21"}}""", "Elasticsearch 8.19.21", "/x/_pit?keep_alive=5m")]
    [InlineData("""{"version": {"number": "9.2.0"}}""", "Elasticsearch 9.2.0", "/x/_pit?keep_alive=5m")]
    [InlineData("""{"version": {"distribution": "opensearch", "number": "3.1.0"}}""", "OpenSearch 3.1.0", "/x/_search/point_in_time?keep_alive=5m")]
    public async Task The_server_says_what_it_is(string info, string name, string path)
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.OK, info));
        using var client = new ElasticClient(new(), handler);
        var dialect = await client.DialectAsync(default);
        Assert.Equal(name, dialect.Name);
        Assert.Equal(path, dialect.OpenPointInTime("x", "5m").Path);
        await client.DialectAsync(default);
        Assert.Equal(1, handler.Count);
    }

    [Theory]
    [InlineData("""{"version": {"number": "7.17.0"}}""")]
    [InlineData("""{"version": {"distribution": "opensearch", "number": "1.3.0"}}""")]
    [InlineData("""{"hello": "world"}""")]
    public async Task Another_server_is_refused(string info)
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.OK, info));
        using var client = new ElasticClient(new(), handler);
        await CodeOf(() => client.DialectAsync(default));
    }

    [Theory]
    [InlineData("\"timed_out\": true, \"_shards\": {\"total\": 2, \"successful\": 2, \"failed\": 0}", "stopped searching")]
    [InlineData("\"timed_out\": false, \"_shards\": {\"total\": 2, \"successful\": 1, \"failed\": 1}", "1 of 2")]
    [InlineData("\"timed_out\": false, \"_shards\": {\"total\": 2, \"successful\": 2, \"failed\": 0}", null)]
    public async Task An_answer_in_part_says_so(string how, string? expected)
    {
        using var handler = new Handler((_, _) => Says(HttpStatusCode.OK, $$"""{"responses": [{ {{how}}, "status": 200, "hits": {"total": {"value": 7, "relation": "eq"}, "hits": []} }]}"""));
        using var index = new ElasticResourceIndex(new ElasticClient(new(), handler), TimeProvider.System);
        var found = (await index.SearchManyAsync([new() { Filter = new(), First = 5, WantsTotal = true }], default))[0];
        Assert.Equal(7, found.Total);
        if (expected is null)
            Assert.Null(found.Partial);
        else
            Assert.Contains(expected, found.Partial, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_knows_its_certificate_and_what_it_signed_and_nothing_else()
    {
        using var rootKey = RSA.Create(2048);
        using var root = Request("CN=root", rootKey, isAuthority: true).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var key = RSA.Create(2048);
        using var own = Request("CN=search", key, isAuthority: false).Create(root, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(150), [1, 2, 3]);
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.Add(root);
        Assert.True(ElasticClient.Matches(SHA256.HashData(own.RawData), own, chain));
        Assert.True(ElasticClient.Matches(SHA256.HashData(root.RawData), own, chain));
        Assert.False(ElasticClient.Matches(new byte[32], own, chain));
        // a stranger's certificate that only comes along with the root
        using var strange = Request("CN=stranger", key, isAuthority: false).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(150));
        Assert.False(ElasticClient.Matches(SHA256.HashData(root.RawData), strange, chain));

        static CertificateRequest Request(string name, RSA key, bool isAuthority)
        {
            var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
            return request;
        }
    }

    [Fact]
    public void Wrong_options_are_said_in_a_sentence()
    {
        Assert.Null(new ElasticOptions().Problem());
        ElasticOptions[] wrong =
        [
            new() { Url = "localhost" }, new() { Url = "https://u:p@host" }, new() { Index = "Upper" }, new() { Index = "a/b" }, new() { Username = "u" }, new() { ApiKey = "k", Username = "u", Password = "p" },
            new() { CertificateFingerprint = "12", Url = "https://host" }, new() { CertificateFingerprint = new('a', 64) }, new() { Retries = 11 }, new() { TrySeconds = 0 },
        ];
        Assert.All(wrong, o => Assert.NotNull(o.Problem()));
        Assert.Null(new ElasticOptions { Url = "https://host", CertificateFingerprint = string.Join(':', Enumerable.Repeat("AB", 32)) }.Problem());
    }
}
