using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ResourceHub.Server.Seed;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Operation;

/// <summary>The demo's keys work on a developer's machine, for whoever may read the data folder, and nowhere in Production.</summary>
public sealed class DemoKeyTests
{
    [Fact]
    public async Task Demo_keys_are_their_owners_alone_and_are_refused_in_Production()
    {
        var hub = await HubServer.StartAsync(seed: "demo", data: await DemoHub.CopyAsync());
        try
        {
            var keys = DemoKeys.Read(hub.Data);
            Assert.Equal(["ADMIN_KEY", "LEARNER_KEY", "PROVIDER_KEY", "SERVICE_KEY", "TEACHER_KEY"], keys.Keys.Order(StringComparer.Ordinal));
            foreach (var key in keys.Values)
                Assert.Equal(HttpStatusCode.OK, (await SendAsync(hub, key)).Status);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(hub.Data));
                foreach (var file in Directory.GetFiles(hub.Data))
                    Assert.True(File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
            }
            Assert.Equal(HttpStatusCode.OK, (await BrowseAsync(hub, "/graphql")).StatusCode);
            await hub.StopAsync();

            hub = await HubServer.StartAsync(seed: "demo", environment: "Production", data: hub.Data);
            foreach (var key in keys.Values)
            {
                var (status, answer) = await SendAsync(hub, key);
                Assert.Equal(HttpStatusCode.Unauthorized, status);
                Assert.Equal("UNAUTHENTICATED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
                Assert.DoesNotContain(key, hub.Terminal, StringComparison.Ordinal);
            }
            Assert.NotEqual("text/html", (await BrowseAsync(hub, "/graphql")).Content.Headers.ContentType?.MediaType);
            Assert.Equal(HttpStatusCode.NotFound, (await BrowseAsync(hub, "/graphql/explorer/explorer.js")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await BrowseAsync(hub, "/graphql/examples")).StatusCode);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    [Fact]
    public async Task Demo_keys_whose_file_is_gone_are_made_anew_and_the_old_ones_work_no_more()
    {
        var hub = await HubServer.StartAsync(seed: "demo", data: await DemoHub.CopyAsync());
        try
        {
            var lost = DemoKeys.Read(hub.Data);
            await hub.StopAsync();
            File.Delete(Path.Combine(hub.Data, DemoKeys.FileName));
            // one that a killed start wrote to the file before it made the others
            DemoKeys.Write(hub.Data, new Dictionary<string, string> { ["ADMIN_KEY"] = lost["ADMIN_KEY"] });

            hub = await HubServer.StartAsync(seed: "demo", data: hub.Data);
            var keys = DemoKeys.Read(hub.Data);
            Assert.Equal(lost.Keys.Order(), keys.Keys.Order());
            foreach (var (name, key) in keys)
            {
                Assert.Equal(HttpStatusCode.OK, (await SendAsync(hub, key)).Status);
                Assert.Equal(name == "ADMIN_KEY" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await SendAsync(hub, lost[name])).Status);
            }
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HubServer hub, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { role } }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await hub.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    static async Task<HttpResponseMessage> BrowseAsync(HubServer hub, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await hub.Http.SendAsync(request);
    }
}
