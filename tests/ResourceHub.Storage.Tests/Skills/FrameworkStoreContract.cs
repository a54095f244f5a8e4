using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Storage.Skills;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Skills;

public abstract class FrameworkStoreContract : IDisposable
{
    static readonly Guid Framework = new("00000000-0000-4000-8000-000000000001");

    readonly TestDatabase _database;
    readonly SkillGraphProvider _graphs;
    readonly FrameworkStore _store;

    protected FrameworkStoreContract(StoreKind store)
    {
        _database = new(store);
        _graphs = new SkillGraphProvider(_database.Contexts, new SkillOptions());
        _store = new FrameworkStore(_database.Contexts, _database.Writer);
    }

    [SkippableFact]
    public async Task An_imported_framework_is_in_the_graph_and_comes_out_equal_to_what_went_in()
    {
        var json = Package(("a", "A"), ("b", "B"));
        json["x-unknown"] = new JsonObject { ["kept"] = 1.50, ["umlaut"] = "ü \u0001 <>&" };
        json["CFRubrics"] = new JsonArray(new JsonObject { ["title"] = "rubric" });

        var result = await Import(json);

        Assert.Equal(new { Skills = 2, Created = 2 }, new { result.Report!.Skills, result.Report.Created });
        Assert.Equal("B", _graphs.Current.Find(Id("b"))?.Code);
        Assert.Equal(Canonical(json), Encoding.UTF8.GetString((await _store.ReadPackageAsync(Framework, default))!));
    }

    [SkippableFact]
    public async Task The_same_package_again_changes_nothing_and_raises_no_version()
    {
        await Import(Package(("a", "A")));
        var version = _graphs.Current.Version;

        var again = await Import(Package(("a", "A")));

        Assert.Equal(1, again.Report!.Unchanged);
        Assert.Equal(version, (await _graphs.RefreshAsync(default)).Version);
    }

    [SkippableFact]
    public async Task A_skill_that_is_gone_from_the_package_is_retired_and_comes_back_when_the_package_has_it_again()
    {
        await Import(Package(("a", "A"), ("b", "B"), ("c", "C")));
        var changed = Package(("a", "A, better"), ("d", "D"));
        changed["CFAssociations"] = new JsonArray(Association("replacedBy", "b", "d"));

        var report = (await Import(changed)).Report!;

        Assert.Equal((1, 1, 2), (report.Created, report.Updated, report.Retired));
        var gone = _graphs.Current.Find(Id("b"))!;
        Assert.True(gone.Retired);
        Assert.False(gone.Learnable);
        Assert.Equal([Id("d")], _graphs.Current.ReplacedBy(gone.Index).ToArray().Select(s => _graphs.Current[s].Identifier));
        Assert.Equal(2, _graphs.Current.FindFramework(Framework)!.SkillCount);

        report = (await Import(Package(("a", "A, better"), ("b", "B"), ("d", "D")))).Report!;
        Assert.Equal((0, 1, 0, 2), (report.Created, report.Updated, report.Retired, report.Unchanged));
        Assert.False(_graphs.Current.Find(Id("b"))!.Retired);
    }

    [SkippableFact]
    public async Task A_dry_run_reports_and_changes_nothing()
    {
        await Import(Package(("a", "A"), ("b", "B")));
        var version = _graphs.Current.Version;

        var report = (await Import(Package(("b", "B"), ("c", "C")), new ImportOptions(DryRun: true))).Report!;

        Assert.Equal((1, 1, 1), (report.Created, report.Retired, report.Unchanged));
        Assert.Equal(version, (await _graphs.RefreshAsync(default)).Version);
        Assert.Null(_graphs.Current.Find(Id("c")));
    }

    [SkippableFact]
    public async Task Other_learnable_types_update_the_skills_concerned()
    {
        await Import(Package(("a", "A")));

        var report = (await Import(Package(("a", "A")), new ImportOptions(LearnableTypes: ["Unit"]))).Report!;

        Assert.Equal(1, report.Updated);
        Assert.False(_graphs.Current.Find(Id("a"))!.Learnable);
    }

    [SkippableFact]
    public async Task Another_process_sees_the_change_when_it_looks_at_the_version()
    {
        using var other = new SkillGraphProvider(_database.Contexts, new SkillOptions());
        await Import(Package(("a", "A")));

        Assert.Null(other.Current.Find(Id("a")));
        Assert.NotNull((await other.RefreshAsync(default)).Find(Id("a")));
        Assert.Same(other.Current, await other.RefreshAsync(default));
    }

    [SkippableFact]
    public async Task Aliases_are_kept_once_and_become_names()
    {
        await Import(Package(("a", "A"), ("b", "B")));
        var import = new ImportAliases(_graphs, _store);
        AliasLine[] lines =
        [
            new(2, Id("a").ToString(), "A", "Alpha One", "other"),
            new(3, Id("a").ToString(), "A", "ALPHA one", "other"),
            new(4, "nonsense", "A", "x", "other"),
            new(5, Guid.NewGuid().ToString(), "A", "x", "other"),
            new(6, Id("a").ToString(), "A", "", "other"),
            new(7, null, null, null, null, "The line has too few cells."),
        ];

        var report = await import.RunAsync(Caller.System(), lines.ToAsyncEnumerable(), null, null, default);

        Assert.Equal((6, 1, 1, 4), (report.Lines, report.Added, report.Known, report.Rejected));
        Assert.Equal([4L, 5, 6, 7], report.Problems.Select(p => p.Line));
        Assert.Equal(["IDENTIFIER_INVALID", "SKILL_NOT_FOUND", "ALIAS_INVALID", "LINE_INVALID"], report.Problems.Select(p => p.Error.Code));
        Assert.Equal(Id("a"), _graphs.Current.Resolve("alpha one", SkillScope.Hub).Skill?.Identifier);
        Assert.Equal(["Alpha One"], _graphs.Current.Find(Id("a"))!.Aliases);
        Assert.Equal(0, (await import.RunAsync(Caller.System(), lines.ToAsyncEnumerable(), null, null, default)).Added);
    }

    [SkippableFact]
    public async Task Aliases_for_a_framework_find_their_skills_by_code()
    {
        await Import(Package(("a", "A")));
        AliasLine[] lines = [new(2, Guid.NewGuid().ToString(), "a", "alpha", "other"), new(3, null, "Z", "omega", "other")];

        var report = await new ImportAliases(_graphs, _store).RunAsync(Caller.System(), lines.ToAsyncEnumerable(), Framework, null, default);

        Assert.Equal((1, 1), (report.Added, report.Rejected));
        Assert.Equal(Id("a"), _graphs.Current.Resolve("alpha", SkillScope.Hub).Skill?.Identifier);
    }

    [SkippableFact]
    public async Task Associations_are_read_as_given_dangling_ends_included_for_many_skills_at_once()
    {
        var json = Package(("a", "A"), ("b", "B"));
        json["CFAssociations"] = new JsonArray(Association("precedes", "a", "b"), Association("isRelatedTo", "b", "gone"), Association("isPeerOf", "a", "a"));
        await Import(json);

        var found = await _store.AssociationsOfAsync([Id("a"), Id("b")], default);

        Assert.Equal(["precedes", "isPeerOf"], found[Id("a")].Select(a => a.Type));
        Assert.Equal(["precedes", "isRelatedTo"], found[Id("b")].Select(a => a.Type));
        Assert.Equal(("gone", Id("gone")), (found[Id("b")][1].Destination.Title, found[Id("b")][1].Destination.Identifier));
    }

    [SkippableFact]
    public async Task A_write_that_breaks_half_way_leaves_the_framework_as_it_was()
    {
        await Import(Package(("a", "A")));
        var version = _graphs.Current.Version;
        SkillRecord twice = new(Id("b"), Framework, "twice");
        var broken = new FrameworkImport(new(Framework, "Changed", "Test"), [(twice, new byte[32]), (twice with { Statement = "again" }, new byte[32])], [], "{}"u8.ToArray(), new HashSet<Guid>());

        await Assert.ThrowsAnyAsync<Exception>(() => _store.WriteAsync(broken, dryRun: false, default));

        var graph = await _graphs.RefreshAsync(default);
        Assert.Equal((version, "Test framework", 1), (graph.Version, graph.FindFramework(Framework)!.Title, graph.FindFramework(Framework)!.SkillCount));
    }

    [SkippableFact]
    public async Task Only_a_hub_administrator_imports()
    {
        var package = CasePackage.Read(Encoding.UTF8.GetBytes(Package(("a", "A")).ToJsonString()));

        var refused = await Assert.ThrowsAsync<HubException>(() => new ImportFramework(_graphs, _store, TimeProvider.System).RunAsync(Caller.Anonymous, package, new(), default));
        Assert.Equal("FORBIDDEN", refused.Code);
    }

    [SkippableTheory]
    [InlineData("ccss-math", 701, 1600, 757)]
    [InlineData("ccss-ela-foundational", 80, 80, 0)]
    [InlineData("oatutor-skills", 1820, 2256, 0)]
    public async Task Real_frameworks_come_out_equal(string name, int skills, int associations, int prerequisites)
    {
        var path = RealFile($"frameworks/{name}.case.json");
        var bytes = await File.ReadAllBytesAsync(path);

        var result = await new ImportFramework(_graphs, _store, TimeProvider.System).RunAsync(Caller.System(), CasePackage.Read(bytes), new(), default);

        Assert.Equal((skills, associations, prerequisites), (result.Report!.Skills, result.Report.Associations, result.Report.Prerequisites));
        Assert.Equal(Canonical(JsonNode.Parse(bytes)!), Encoding.UTF8.GetString((await _store.ReadPackageAsync(result.Framework!.Value, default))!));
        Assert.Equal(skills, _graphs.Current.Count);
    }

    public void Dispose()
    {
        _graphs.Dispose();
        _database.Dispose();
    }

    Task<ImportResult> Import(JsonObject package, ImportOptions? options = null)
        => new ImportFramework(_graphs, _store, TimeProvider.System).RunAsync(Caller.System(), CasePackage.Read(Encoding.UTF8.GetBytes(package.ToJsonString())), options ?? new(), default);

    static string Canonical(JsonNode json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return Encoding.UTF8.GetString(CanonicalJson.GetBytes(document.RootElement));
    }

    static string RealFile(string name, [System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data", name));
        Skip.IfNot(File.Exists(path), "needs ../shared/data beside the repository");
        return path;
    }

    static Guid Id(string key) => new([.. Encoding.ASCII.GetBytes(key.PadRight(16, '.'))], bigEndian: true);

    static JsonObject Package(params (string Key, string Code)[] items) => new()
    {
        ["CFDocument"] = new JsonObject { ["identifier"] = Framework.ToString(), ["title"] = "Test framework", ["creator"] = "Test" },
        ["CFItems"] = new JsonArray([.. items.Select(i => new JsonObject
        {
            ["identifier"] = Id(i.Key).ToString(),
            ["fullStatement"] = $"Can do {i.Code}",
            ["humanCodingScheme"] = i.Code,
            ["CFItemType"] = "Standard",
        })]),
    };

    static JsonObject Association(string type, string from, string to) => new()
    {
        ["identifier"] = Guid.NewGuid().ToString(),
        ["associationType"] = type,
        ["originNodeURI"] = new JsonObject { ["title"] = from, ["identifier"] = Id(from).ToString(), ["uri"] = $"https://case.example/{from}" },
        ["destinationNodeURI"] = new JsonObject { ["title"] = to, ["identifier"] = Id(to).ToString(), ["uri"] = $"https://case.example/{to}" },
    };
}
