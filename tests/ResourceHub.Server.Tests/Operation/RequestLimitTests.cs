using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Operation;

public sealed class RequestLimitTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_is_too_large_gets_a_clear_answer(bool chunked)
    {
        const int Limit = 100_000;
        await using var hub = await HubServer.StartAsync(adjust: b => b.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Limit));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { query = "{ viewer { role } }", variables = new { padding = new string('x', Limit) } })),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        // the answer may come before the body was sent
        request.Headers.ExpectContinue = !chunked;

        using var response = await hub.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Contains("larger than", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("ANONYMOUS", (await hub.QueryAsync("{ viewer { role } }")).GetProperty("viewer").GetProperty("role").GetString());
    }

    [Fact]
    public async Task Other_origins_get_what_the_configuration_allows_and_nothing_by_default()
    {
        await using var closed = await HubServer.StartAsync();
        await using var open = await HubServer.StartAsync(adjust: b => b.Configuration["Cors:Origins:0"] = "https://app.example.org");

        Assert.Null(await AllowedAsync(closed, "https://app.example.org"));
        Assert.Equal("https://app.example.org", await AllowedAsync(open, "https://app.example.org"));
        Assert.Null(await AllowedAsync(open, "https://other.example.org"));
    }

    static async Task<string?> AllowedAsync(HubServer hub, string origin)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,x-api-key");
        using var response = await hub.Http.SendAsync(preflight);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
