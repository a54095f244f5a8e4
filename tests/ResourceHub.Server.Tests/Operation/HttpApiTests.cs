using System.Buffers.Text;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Operation;

/// <summary>How the hub speaks HTTP: caches, compression, batches, documents by id, browsers of other sites.</summary>
public sealed class HttpApiTests
{
    [Theory]
    [InlineData("{skills(text:\"x\"){nodes{code parents{code}}pageInfo{hasNextPage}}}", "public, max-age=300")]
    [InlineData("{frameworks{title skillCount}}", "public, max-age=300")]
    [InlineData("{resources{totalCount nodes{name provider{name}}}}", "public, max-age=60")]
    [InlineData("{providers{nodes{slug}}frameworks{title}}", "public, max-age=60")]
    [InlineData("{viewer{role}}", "private, no-cache")]
    public async Task Anonymous_answers_are_kept_as_long_as_the_schema_says_and_answers_to_a_key_never(string query, string expected)
    {
        await using var hub = await HubServer.StartAsync();
        var key = await hub.CreateKeyAsync(new NewKey { Name = "app", Role = Role.Administrator, Scopes = [Scope.CatalogRead] });
        var path = new Uri("/graphql?query=" + Uri.EscapeDataString(query), UriKind.Relative);

        using var first = await hub.Http.GetAsync(path);
        Assert.Equal((200, expected), ((int)first.StatusCode, Header(first, "Cache-Control")));
        Assert.Contains("X-Api-Key", first.Headers.Vary);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var known = await hub.Http.SendAsync(again);
        Assert.Equal(304, (int)known.StatusCode);

        foreach (var (name, value) in new[] { ("X-Api-Key", key), ("Authorization", "Bearer " + key) })
        {
            using var withKey = new HttpRequestMessage(HttpMethod.Get, path);
            withKey.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            withKey.Headers.Add(name, value);
            using var answer = await hub.Http.SendAsync(withKey);
            Assert.Equal((200, "private, no-store", null), ((int)answer.StatusCode, Header(answer, "Cache-Control"), answer.Headers.ETag));
        }
    }

    [Theory]
    [InlineData("br", "application/graphql-response+json")]
    [InlineData("gzip", "application/json")]
    public async Task Answers_are_compressed_and_event_streams_are_not(string encoding, string accept)
    {
        await using var hub = await HubServer.StartAsync();
        using var answer = await SendAsync(hub, accept);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        Assert.Equal("""{"data":{"viewer":{"role":"ANONYMOUS"}}}""", await new StreamReader(plain).ReadToEndAsync());

        using var events = await SendAsync(hub, "text/event-stream");
        Assert.Empty(events.Content.Headers.ContentEncoding);
        Assert.Contains("event: next", await events.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> SendAsync(HubServer server, string type)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { role } }" }) };
            request.Headers.Accept.ParseAdd(type);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            return await server.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_page_of_another_site_needs_a_header_and_a_program_none()
    {
        await using var hub = await HubServer.StartAsync();
        var path = new Uri("/graphql?query={viewer{role}}", UriKind.Relative);
        Assert.Equal(200, (int)(await hub.Http.GetAsync(path)).StatusCode);
        foreach (var (header, status) in new[] { ("Accept", 400), ("GraphQL-Preflight", 200) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add(header, "*/*");
            Assert.Equal(status, (int)(await hub.Http.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Every_request_of_a_batch_is_the_callers_and_the_newer_status_codes_can_be_chosen()
    {
        using var data = new DataFiles();
        await using var hub = await HubProcess.StartAsync(data.Folder, variables: new Dictionary<string, string> { ["Hub__Batching"] = "true", ["Hub__HttpStatusRules"] = "September2026" });
        var key = (await HubCommand.RunAsync(data.Folder, "keys", "create", "hub", "--role", "ADMINISTRATOR", "--scope", "HUB_ADMIN")).Expect(0).Output.Trim();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""[{"query":"{ viewer { role } }"},{"query":"{ viewer { client } resources { totalCount } }"}]""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", key);
        using var answer = await hub.Http.SendAsync(request);
        Assert.Equal(
            """[{"data":{"viewer":{"role":"ADMINISTRATOR"}}},{"data":{"viewer":{"client":"hub"},"resources":{"totalCount":0}}}]""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(422, (int)(await hub.Http.PostAsJsonAsync("/graphql", new { query = "{ nothing }" })).StatusCode);
    }

    [Fact]
    public async Task A_hub_of_trusted_documents_without_introspection_lets_only_its_administrators_explore()
    {
        using var data = new DataFiles();
        var folder = Directory.CreateDirectory(Path.Combine(data.Folder, "documents")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "who.graphql"), "{ viewer { role } }");
        await using var hub = await HubProcess.StartAsync(data.Folder, variables: new Dictionary<string, string>
        {
            ["Hub__TrustedDocuments"] = folder, ["Hub__TrustedDocumentsOnly"] = "true", ["Hub__Introspection"] = "false",
        });
        var key = (await HubCommand.RunAsync(data.Folder, "keys", "create", "hub", "--role", "ADMINISTRATOR", "--scope", "HUB_ADMIN")).Expect(0).Output.Trim();

        Assert.Equal("""{"data":{"viewer":{"role":"ANONYMOUS"}}}""", await PostAsync("""{"documentId":"who"}""", null));
        Assert.Contains("DOCUMENT_NOT_TRUSTED", await PostAsync("""{"query":"{ __typename }"}""", null), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__schema":{"queryType":{"name":"Query"}}}}""", await PostAsync("""{"query":"{ __schema { queryType { name } } }"}""", key));
        Assert.Equal(404, (int)(await hub.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative))).StatusCode);

        async Task<string> PostAsync(string body, string? secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (secret is not null)
                request.Headers.Add("X-Api-Key", secret);
            return await (await hub.Http.SendAsync(request)).Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task The_schema_is_exported_without_a_data_folder_and_is_the_one_that_is_served()
    {
        using var data = new DataFiles();
        var folder = Path.Combine(data.Folder, "none");
        var file = Path.Combine(data.Folder, "schema.graphql");
        var shown = (await HubCommand.RunAsync(folder, "export-schema")).Expect(0).Output;
        Assert.Contains("Written to", (await HubCommand.RunAsync(folder, "export-schema", "--out", file)).Expect(0).Output, StringComparison.Ordinal);
        (await HubCommand.RunAsync(folder, "export-schema", "--out", Path.Combine(data.Folder, "missing", "file"))).Expect(2);
        Assert.False(Directory.Exists(folder));

        await using var hub = await HubServer.StartAsync();
        var served = await hub.Http.GetStringAsync(new Uri("/graphql?sdl", UriKind.Relative));
        Assert.Equal(served, await File.ReadAllTextAsync(file));
        Assert.Equal(served.Trim(), shown.Trim());
    }

    [Fact]
    public async Task Ids_of_the_first_release_still_name_their_objects()
    {
        await using var hub = await HubServer.StartAsync();
        var school = await hub.CreateOrganizationAsync("school");
        var key = await hub.CreateKeyAsync(new NewKey { Name = "school", Role = Role.Administrator, Organization = school.Id });
        // what 0.1.0 wrote: the version, the type and the key, as base64url
        var id = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"1:Organization:{school.Id:N}"));
        var answer = await hub.QueryAsync("query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id, \"x\"]) { ... on Organization { slug } } }", new { id }, key);
        Assert.Equal($$"""{"node":{"id":"{{id}}"},"nodes":[{"slug":"school"},null]}""", answer.GetRawText());
    }

    static string Header(HttpResponseMessage answer, string name) => answer.Headers.NonValidated[name].ToString();
}
