using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ResourceHub.Core;
using ResourceHub.Server.Commands;

namespace ResourceHub.Server.Tests.Skills;

public sealed class SkillCommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    [Fact]
    public async Task A_framework_goes_in_and_comes_out_the_same_and_a_second_import_is_no_error()
    {
        var package = Write("package.json", Package);

        Assert.Equal(0, await Run("import-framework", package));
        Assert.Equal(0, await Run("import-framework", package, "--learnable", "Standard"));
        Assert.Equal(0, await Run("export-framework", "Test framework", Path.Combine(_folder, "out.json")));
        Assert.Equal(Canonical(Package), Canonical(await File.ReadAllTextAsync(Path.Combine(_folder, "out.json"))));
    }

    [Fact]
    public async Task What_cannot_be_done_exits_with_two()
    {
        Assert.Equal(2, await Run("import-framework", Path.Combine(_folder, "missing.json")));
        Assert.Equal(2, await Run("import-framework", Write("bad.json", "{ \"CFDocument\": ")));
        Assert.Equal(2, await Run("export-framework", "nothing"));
        Assert.Equal(2, await Run("import-aliases", Write("a.csv", "name\nx\n")));
        Assert.Equal(2, await Run("import-aliases", Write("b.csv", "caseIdentifier,alias\n00000000-0000-4000-8000-000000000009,x\n")));
    }

    [Fact]
    public async Task Some_bad_lines_exit_with_one_and_the_good_ones_are_names()
    {
        await Run("import-framework", Write("package.json", Package));

        Assert.Equal(1, await Run("import-aliases", Write("a.csv", "code,alias\nA,alpha\nZ,omega\n"), "--framework", "Test framework"));
        Assert.Equal(0, await Run("import-aliases", Write("b.csv", "caseIdentifier,alias\n00000000-0000-4000-8000-000000000002,alpha prime\n")));
    }

    [Fact]
    public async Task A_command_works_while_the_server_runs_and_the_server_notices()
    {
        using var hub = new SkillsSchema();
        Assert.Empty((await hub.QueryAsync("{ frameworks { title } }")).GetProperty("frameworks").EnumerateArray());

        Assert.Equal(0, await HubCommandLine.RunAsync(["import-framework", Write("package.json", Package), "--data", hub.Folder]));

        Assert.Equal("A", (await hub.QueryAsync("""{ skill(ref: "a") { code } }""")).GetProperty("skill").GetProperty("code").GetString());
    }

    [SkippableFact]
    public async Task The_real_aliases_all_find_their_skills()
    {
        foreach (var name in (string[])["ccss-math", "ccss-ela-foundational"])
            Assert.Equal(0, await Run("import-framework", Real($"frameworks/{name}.case.json")));
        Assert.Equal(0, await Run("import-aliases", Real("frameworks/ccss-aliases.csv")));
        // again, and as another framework's, where only the codes of that framework are met
        Assert.Equal(0, await Run("import-aliases", Real("frameworks/ccss-aliases.csv")));
        Assert.Equal(1, await Run("import-aliases", Real("frameworks/ccss-aliases.csv"), "--framework", "4a589472-bd51-5df1-958a-caa962bd27c8"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    const string Package = """
        {
          "CFDocument": { "identifier": "00000000-0000-4000-8000-000000000001", "title": "Test framework", "creator": "Test", "x-own": [1.0, null] },
          "CFItems": [{ "identifier": "00000000-0000-4000-8000-000000000002", "fullStatement": "Can do A", "humanCodingScheme": "A", "CFItemType": "Standard" }],
          "CFAssociations": []
        }
        """;

    Task<int> Run(params string[] arguments) => HubCommandLine.RunAsync([.. arguments, "--data", Path.Combine(_folder, "data")]);

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return System.Text.Encoding.UTF8.GetString(CanonicalJson.GetBytes(document.RootElement));
    }

    static string Real(string name, [CallerFilePath] string here = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data", name));
        Skip.IfNot(File.Exists(path), "needs ../shared/data beside the repository");
        return path;
    }
}
