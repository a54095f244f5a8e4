using ResourceHub.Core.Access;
using ResourceHub.Server.Seed;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Commands;

/// <summary>Commands, beside a server (as processes of their own where they change what it holds) or without one.</summary>
public sealed class CommandTests
{
    const string Unresolved = """{ resource(by: {external: {provider: "open", externalId: "r00003"}}) { alignments { ref } unresolvedAlignments { ref } } }""";

    [Fact]
    public async Task What_commands_change_is_seen_by_the_server_that_runs()
    {
        using var data = new DataFiles();
        await using var hub = await HubServer.StartAsync(data: data.Folder);
        (await HubCommand.RunAsync(data.Folder, "providers", "add", "open", "--name", "Open worksheets")).Expect(0);

        var published = (await HubProcess.RunAsync(data.Folder, "publish", "--provider", "open", data.Write("records.jsonl", DataFiles.Records(300)))).Expect(0);
        Assert.Contains("300 records: 300 created, 0 updated, 0 unchanged, 0 rejected", published.Output, StringComparison.Ordinal);
        Assert.Contains("300 × SKILL_NOT_FOUND", published.Errors, StringComparison.Ordinal);
        await DataFiles.UntilAsync(async () => (await hub.QueryAsync("""{ resources(search: {text: "number299"}) { totalCount } }""")).GetProperty("resources").GetProperty("totalCount").GetInt32() == 1, "the search finds a record");
        Assert.Equal("""{"alignments":[],"unresolvedAlignments":[{"ref":"X.3"}]}""", (await hub.QueryAsync(Unresolved)).GetProperty("resource").GetRawText());

        (await HubProcess.RunAsync(data.Folder, "import-framework", data.Write("framework.json", [DataFiles.Framework(40)]))).Expect(0);
        await DataFiles.UntilAsync(async () => (await hub.QueryAsync(Unresolved)).GetProperty("resource").GetProperty("unresolvedAlignments").GetArrayLength() == 0, "the names resolve");
        await DataFiles.UntilAsync(async () => (await hub.QueryAsync("""{ resources(search: {skills: {anyOf: ["X.3"]}}) { totalCount } }""")).GetProperty("resources").GetProperty("totalCount").GetInt32() == 8, "the search finds them by skill");
    }

    [Fact]
    public async Task A_key_of_the_command_line_works_at_once_and_no_longer_once_it_is_revoked()
    {
        using var data = new DataFiles();
        await using var hub = await HubServer.StartAsync(data: data.Folder);
        (await HubCommand.RunAsync(data.Folder, "orgs", "create", "school", "--name", "School")).Expect(0);
        var key = (await HubProcess.RunAsync(data.Folder, "keys", "create", "An app", "--role", "SERVICE", "--org", "school")).Expect(0).Output.Trim();

        Assert.Equal("""{"role":"SERVICE","organization":{"slug":"school"}}""", (await hub.QueryAsync("{ viewer { role organization { slug } } }", key: key)).GetProperty("viewer").GetRawText());
        Assert.DoesNotContain(key[^20..], (await HubCommand.RunAsync(data.Folder, "keys", "list")).Expect(0).Output, StringComparison.Ordinal);

        (await HubProcess.RunAsync(data.Folder, "keys", "revoke", key)).Expect(0);
        await DataFiles.UntilAsync(async () => (await hub.SendAsync("{ viewer { role } }", key: key)).TryGetProperty("errors", out _), "the key stops working");
        (await HubCommand.RunAsync(data.Folder, "keys", "revoke", key)).Expect(2);
    }

    [Fact]
    public async Task Exit_codes_and_words_say_what_became_of_a_command()
    {
        using var data = new DataFiles();
        (await HubCommand.RunAsync(data.Folder, "providers", "add", "open")).Expect(0);
        var some = data.Write("some.jsonl", [.. DataFiles.Records(2), """{"@id": "bad", "name": "Bad", "url": "javascript:alert(1)"}""", "no JSON"]);
        var none = data.Write("none.jsonl", ["no JSON"]);

        var rejected = (await HubProcess.RunAsync(data.Folder, "publish", "--provider", "open", some)).Expect(1);
        Assert.Contains("4 records: 2 created, 0 updated, 0 unchanged, 2 rejected", rejected.Output, StringComparison.Ordinal);
        Assert.Contains("line 3: INVALID_URL url", rejected.Errors, StringComparison.Ordinal);
        Assert.Contains("line 4:", rejected.Errors, StringComparison.Ordinal);

        foreach (var (words, arguments) in new (string, string[])[]
        {
            ("1 rejected", ["publish", "--provider", "open", none]),
            ("PROVIDER_NOT_FOUND", ["publish", "--provider", "nobody", some]),
            ("FRAMEWORK_NOT_FOUND", ["publish", "--provider", "open", "--framework", "Nothing", some]),
            ("missing.jsonl", ["publish", "--provider", "open", "missing.jsonl"]),
            ("PACKAGE_NOT_JSON", ["import-framework", none]),
            ("missing.json", ["import-framework", "missing.json"]),
            ("ORGANIZATION_NOT_FOUND", ["keys", "create", "x", "--role", "SERVICE", "--org", "nowhere"]),
            ("ROLE_INVALID", ["keys", "create", "x", "--role", "KING"]),
            ("SLUG_TAKEN", ["providers", "add", "open"]),
            ("'--provider' is required", ["publish", some]),
            ("Unrecognized command or argument 'pubilsh'", ["pubilsh"]),
        })
        {
            var ended = (await HubCommand.RunAsync(data.Folder, arguments)).Expect(2);
            Assert.Contains(words, (ended.Output + ended.Errors).ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_command_on_a_new_folder_keeps_the_demo_out_of_it()
    {
        using var data = new DataFiles();
        var folder = Path.Combine(data.Folder, "mine");

        var made = (await HubCommand.RunAsync(folder, "orgs", "create", "school")).Expect(0);
        Assert.Contains("is a new data folder. It starts empty", made.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("new data folder", (await HubCommand.RunAsync(folder, "orgs", "create", "school2")).Expect(0).Errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            foreach (var file in Directory.GetFiles(folder))
                Assert.True(File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);

        await using var hub = await HubServer.StartAsync(seed: null!, data: folder);
        Assert.Equal(0, (await hub.QueryAsync("{ providers { totalCount } }")).GetProperty("providers").GetProperty("totalCount").GetInt32());
        Assert.Equal("none", SeedState.Read(folder)!.Seed);
        Assert.Empty(DemoKeys.Read(folder));
    }

    [Fact]
    public async Task A_database_that_came_without_a_choice_is_somebodys_own()
    {
        var hub = await HubServer.StartAsync();
        try
        {
            await hub.CreateOrganizationAsync("school");
            await hub.StopAsync();
            File.Delete(Path.Combine(hub.Data, "seed.json"));

            hub = await HubServer.StartAsync(seed: null!, data: hub.Data);
            Assert.Equal("none", SeedState.Read(hub.Data)!.Seed);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }
}
