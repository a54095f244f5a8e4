using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Operation;

/// <summary>A key comes in a header, and a wrong one is no anonymous caller.</summary>
public sealed class KeyHeaderTests
{
    [Fact]
    public async Task A_wrong_key_is_refused_in_the_form_of_a_GraphQL_error()
    {
        var clock = new MovedClock();
        await using var hub = await HubServer.StartAsync(adjust: b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var good = await hub.CreateKeyAsync(new NewKey { Name = "good", Role = Role.Administrator });
        var other = await hub.CreateKeyAsync(new NewKey { Name = "other", Role = Role.Administrator });
        var expiring = await hub.CreateKeyAsync(new NewKey { Name = "old", Role = Role.Administrator, ExpiresAt = clock.GetUtcNow().AddMinutes(1) });
        Assert.Equal("ADMINISTRATOR", await RoleAsync(hub, "Authorization", "Bearer " + good));
        Assert.Equal("ADMINISTRATOR", await RoleAsync(hub, "Authorization", "bearer " + expiring));
        Assert.Equal("ADMINISTRATOR", await RoleAsync(hub, "X-Api-Key", good));
        clock.Offset = TimeSpan.FromMinutes(2);

        foreach (var (header, value) in new[]
        {
            ("Authorization", "Bearer nothing"), ("Authorization", "Basic dXNlcjpwYXNz"), ("Authorization", "Bearer " + good[..^1] + (good[^1] == 'A' ? 'B' : 'A')),
            ("Authorization", "Bearer " + good[..36] + other[36..]), ("Authorization", "Bearer " + expiring), ("X-Api-Key", "rh_" + Guid.Empty.ToString("N") + "_" + new string('A', 43)), ("X-Api-Key", good + good),
        })
        {
            using var response = await SendAsync(hub, "/graphql", header, value);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("UNAUTHENTICATED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
            Assert.False(answer.TryGetProperty("data", out _));
            Assert.DoesNotContain(good, answer.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_in_the_address_the_body_or_a_cookie_is_not_looked_at()
    {
        await using var hub = await HubServer.StartAsync();
        var key = await hub.CreateKeyAsync(new NewKey { Name = "good", Role = Role.Administrator });

        foreach (var name in (string[])["key", "apiKey", "api_key", "X-Api-Key", "access_token", "Authorization"])
        {
            using var response = await SendAsync(hub, $"/graphql?{name}={Uri.EscapeDataString(key)}", "Cookie", $"{name}={key}");
            Assert.Equal("ANONYMOUS", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("viewer").GetProperty("role").GetString());
        }
    }

    static async Task<string?> RoleAsync(HubServer hub, string header, string value)
    {
        using var response = await SendAsync(hub, "/graphql", header, value);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("viewer").GetProperty("role").GetString();
    }

    static async Task<HttpResponseMessage> SendAsync(HubServer hub, string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { query = "{ viewer { role } }" }) };
        request.Headers.TryAddWithoutValidation(header, value);
        return await hub.Http.SendAsync(request);
    }

    sealed class MovedClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
