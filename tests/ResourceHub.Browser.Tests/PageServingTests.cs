using System.Net;
using System.Net.Http.Headers;
using ResourceHub.Server.Explorer;
using ResourceHub.Server.Landing;

namespace ResourceHub.Browser.Tests;

/// <summary>How the pages are served; needs no browser.</summary>
public sealed class PageServingTests
{
    const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    static async Task<HttpResponseMessage> GetAsync(string url, string? accept, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (etag is not null)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        return await Client.SendAsync(request);
    }

    [Theory]
    [InlineData(Browser, "text/html")]
    [InlineData("text/html", "text/html")]
    [InlineData("text/html, application/json;q=0.5", "text/html")]
    [InlineData("text/html;q=0.5, application/json", "application/json")]
    [InlineData("text/html, application/json", "application/json")]
    [InlineData("application/graphql-response+json, text/html", "application/json")]
    [InlineData("text/html;q=0, */*", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(null, "application/json")]
    public async Task The_Accept_header_decides_between_the_explorer_and_an_answer(string? accept, string type)
    {
        await using var pages = await Pages.StartAsync();
        using var response = await GetAsync($"{pages.Address}/graphql", accept);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("?query={__typename}")]
    [InlineData("?sdl")]
    public async Task A_browser_that_asks_a_question_gets_its_answer(string query)
    {
        await using var pages = await Pages.StartAsync();
        using var response = await GetAsync($"{pages.Address}/graphql{query}", Browser);

        Assert.Contains("answeredBy", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_varies_by_Accept_and_allows_only_files_of_this_server()
    {
        await using var pages = await Pages.StartAsync();
        using var response = await GetAsync($"{pages.Address}/graphql", Browser);

        Assert.Contains("Accept", response.Headers.Vary);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("://", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slash_at_the_end_leads_to_the_page_without_it()
    {
        await using var pages = await Pages.StartAsync();
        using var response = await GetAsync($"{pages.Address}/graphql/", Browser);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/graphql", response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("app/main.mjs", "text/javascript")]
    [InlineData("explorer.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task A_file_that_the_browser_has_is_not_sent_again(string file, string type)
    {
        await using var pages = await Pages.StartAsync();
        var url = $"{pages.Address}/graphql/explorer/{file}";
        using var first = await GetAsync(url, null);
        using var second = await GetAsync(url, null, first.Headers.ETag!.ToString());

        Assert.Equal(type, first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("nothing.mjs")]
    [InlineData("index.html")]
    [InlineData("..%2f..%2fappsettings.json")]
    public async Task Nothing_but_the_explorers_files_is_served(string file)
    {
        await using var pages = await Pages.StartAsync();
        using var response = await GetAsync($"{pages.Address}/graphql/explorer/{file}", null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Production", true, true)]
    [InlineData("Development", null, true)]
    [InlineData("Staging", null, true)]
    [InlineData("Development", false, false)]
    public async Task Production_has_no_explorer_unless_asked_for(string environment, bool? enabled, bool shown)
    {
        await using var pages = await Pages.StartAsync(new ExplorerOptions { Enabled = enabled }, environment);
        using var page = await GetAsync($"{pages.Address}/graphql", Browser);
        using var file = await GetAsync($"{pages.Address}/graphql/explorer/app/main.mjs", null);

        Assert.Equal(shown ? "text/html" : "application/json", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal(shown ? HttpStatusCode.OK : HttpStatusCode.NotFound, file.StatusCode);
    }

    [Fact]
    public async Task The_landing_page_says_what_runs_and_links_on()
    {
        await using var pages = await Pages.StartAsync(landing: new LandingModel("1.2.3-<b>", new LandingCounts(1, 1234, 4, 20261), Explorer: true));
        using var response = await GetAsync(pages.Address, Browser);
        var html = await response.Content.ReadAsStringAsync();

        Assert.Contains("1.2.3-&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<dt>framework</dt><dd>1</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>skills</dt><dd>1,234</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>resources</dt><dd>20,261</dd>", html, StringComparison.Ordinal);
        foreach (var link in (string[])["graphql", "graphql?sdl", "health/ready"])
            Assert.Contains($"href=\"{link}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_is_starting_says_so()
    {
        await using var pages = await Pages.StartAsync(landing: new LandingModel("1.2.3", null, Explorer: false));
        var html = await Client.GetStringAsync(pages.Address);

        Assert.Contains("starting", html, StringComparison.Ordinal);
        Assert.Contains("switched off", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base.css")]
    [InlineData("landing.css")]
    [InlineData("icon.svg")]
    public async Task The_landing_page_has_its_files_without_the_explorer(string file)
    {
        await using var pages = await Pages.StartAsync(new ExplorerOptions { Enabled = false });
        using var response = await GetAsync($"{pages.Address}/landing/{file}", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
