using System.Net.Http.Headers;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class PreflightTests
{
    private const string Sdl = "type Query { hello: String! }";

    [Theory]
    [InlineData(CsrfPrevention.Browsers, true)]
    [InlineData(CsrfPrevention.Browsers, true, "Sec-Fetch-Site: same-origin")]
    [InlineData(CsrfPrevention.Browsers, true, "Sec-Fetch-Site: none")]
    [InlineData(CsrfPrevention.Browsers, false, "Sec-Fetch-Site: cross-site")]
    [InlineData(CsrfPrevention.Browsers, false, "Sec-Fetch-Site: same-site")]
    [InlineData(CsrfPrevention.Browsers, false, "Origin: https://evil.example")]
    [InlineData(CsrfPrevention.Browsers, false, "Origin: null")]
    [InlineData(CsrfPrevention.Browsers, false, "Cookie: session=1")]
    [InlineData(CsrfPrevention.Browsers, true, "Cookie: session=1", "Sec-Fetch-Site: same-origin")]
    [InlineData(CsrfPrevention.Browsers, true, "Sec-Fetch-Site: cross-site", "GraphQL-Preflight: 1")]
    [InlineData(CsrfPrevention.Browsers, true, "Sec-Fetch-Site: cross-site", "Apollo-Require-Preflight: true")]
    [InlineData(CsrfPrevention.Browsers, true, "Sec-Fetch-Site: cross-site", "X-Apollo-Operation-Name: Q")]
    [InlineData(CsrfPrevention.Always, false)]
    [InlineData(CsrfPrevention.Always, true, "GraphQL-Preflight: 1")]
    [InlineData(CsrfPrevention.Off, true, "Sec-Fetch-Site: cross-site", "Cookie: session=1")]
    public async Task A_get_that_a_browser_may_send_for_another_site_needs_a_header(CsrfPrevention prevention, bool passes, params string[] headers)
    {
        await using var web = await StartAsync(prevention);
        var reply = await web.GetAsync("query={hello}", headers);
        Assert.Equal(passes ? 200 : 400, reply.Status);
        Assert.Contains(passes ? "\"hello\":\"hello\"" : ErrorCodes.PreflightRequired, reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("multipart/form-data; boundary=x", false)]
    [InlineData("application/json", true)]
    public async Task A_post_with_a_simple_content_type_is_refused_before_its_body_is_read(string type, bool passes)
    {
        await using var web = await StartAsync(CsrfPrevention.Always);
        var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var reply = await web.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content });
        Assert.Equal(passes ? 200 : 400, reply.Status);
        Assert.Equal(!passes, reply.Body.Contains(ErrorCodes.PreflightRequired, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_the_servers_own_origin_needs_none_without_fetch_metadata()
    {
        await using var web = await StartAsync(CsrfPrevention.Browsers);
        Assert.Equal(200, (await web.GetAsync("query={hello}", $"Origin: {web.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}")).Status);
    }

    [Fact]
    public async Task Headers_of_the_applications_own_will_do()
    {
        await using var web = await TestWeb.StartAsync(Sdl, [typeof(Query)], b => b.ModifyOptions(o => o.PreflightHeaders.Add("X-Api-Key")));
        Assert.Equal(200, (await web.GetAsync("query={hello}", "Sec-Fetch-Site: cross-site", "X-Api-Key: k")).Status);
    }

    private static Task<TestWeb> StartAsync(CsrfPrevention prevention) =>
        TestWeb.StartAsync(Sdl, [typeof(Query)], b => b.ModifyOptions(o => o.CsrfPrevention = prevention));

    [QueryType]
    private sealed class Query
    {
        public string Hello() => "hello";
    }
}
