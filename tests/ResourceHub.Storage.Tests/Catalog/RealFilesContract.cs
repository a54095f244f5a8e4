using System.Diagnostics;
using System.Runtime.CompilerServices;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Storage.Tests.Common;
using Xunit.Abstractions;

namespace ResourceHub.Storage.Tests.Catalog;

/// <summary>The four provider files of ../shared/data: every count that its README states.</summary>
public abstract class RealFilesContract(StoreKind store, ITestOutputHelper output)
{
    static readonly string[] Files = ["phet", "engageny", "coherence-tasks", "oatutor"];

    [SkippableFact]
    public async Task All_four_files_publish_with_the_counts_of_the_readme()
    {
        Skip.IfNot(Directory.Exists(Folder()), "needs ../shared/data beside the repository");
        using var hub = new CatalogFixture(store);
        var graph = hub.Graph.Current = BuildGraph();
        var watch = Stopwatch.StartNew();
        foreach (var file in Files)
        {
            await hub.AddProviderAsync(file, file == "oatutor" ? [graph.Frameworks.Single(f => f.Title.Contains("OATutor", StringComparison.OrdinalIgnoreCase)).Identifier] : []);
            var run = await PublishAsync(hub, file);
            Assert.Equal((0, run.Seen, RunStatus.Succeeded), (run.Rejected, run.Created, run.Status));
        }
        output.WriteLine($"published in {watch.Elapsed.TotalSeconds:0.0} s");

        var mathematics = graph.Frameworks.Single(f => f.Title.Contains("Math", StringComparison.Ordinal) && !f.Title.Contains("OATutor", StringComparison.OrdinalIgnoreCase)).Identifier;
        var covered = new Dictionary<string, HashSet<Guid>>();
        var published = (await AllAsync(hub)).ToLookup(r => r.ProviderId);
        foreach (var (file, resources, aligned, rows, unresolved, pairs, standards) in Expected)
        {
            var provider = (await hub.Providers.FindAsync(file, CancellationToken.None))!;
            var all = published[provider.Id].ToArray();
            Assert.Equal(resources, all.Length);
            Assert.Equal(aligned, all.Count(r => r.Alignments.Count + r.UnresolvedAlignments.Count > 0));
            Assert.Equal(rows, all.Sum(r => r.Alignments.Count + r.UnresolvedAlignments.Count));
            Assert.Equal(unresolved, all.Sum(r => r.UnresolvedAlignments.Count));
            Assert.Equal(pairs, all.Sum(r => r.Alignments.Select(a => a.Skill).Distinct().Count()));
            covered[file] = [.. all.SelectMany(r => r.Alignments).Select(a => graph.Find(a.Skill)!).Where(s => s.Framework.Identifier == mathematics && s.Type == "Standard").Select(s => s.Identifier)];
            if (standards is { } count)
                Assert.Equal(count, covered[file].Count);
            Assert.Equal(all.Count(r => r.Alignments.Count > 0), (await hub.Catalog.CountsAsync([provider.Id], CancellationToken.None))[provider.Id].Aligned);
        }
        var by = Enumerable.Range(0, graph.Count).Select(i => graph[i]).Where(s => s.Framework.Identifier == mathematics && s.Type == "Standard")
            .CountBy(s => new[] { "engageny", "phet", "coherence-tasks" }.Count(f => covered[f].Contains(s.Identifier))).ToDictionary();
        Assert.Equal((152, 259, 65, 4), (by[3], by[2], by[1], by[0]));

        watch.Restart();
        foreach (var file in Files)
        {
            var run = await PublishAsync(hub, file);
            Assert.Equal((run.Seen, 0), (run.Unchanged, run.Rejected));
        }
        output.WriteLine($"unchanged in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(20_261, await hub.Outbox.CountAsync(CancellationToken.None));
    }

    static readonly (string, int, int, int, int, int, int?)[] Expected =
    [
        ("phet", 119, 57, 594, 23, 571, 205),
        ("engageny", 6_196, 4_155, 20_830, 15_535, 4_018, 469),
        ("coherence-tasks", 1_132, 1_132, 1_238, 1, 1_225, 365),
        ("oatutor", 12_814, 12_814, 13_495, 2, 13_493, null),
    ];

    static async Task<PublishRun> PublishAsync(CatalogFixture hub, string file)
    {
        await using var stream = File.OpenRead(Path.Combine(Folder(), $"providers/{file}.jsonl"));
        return await hub.Publisher.RunAsync(CatalogFixture.Operator, new(file, JsonLines.ReadAsync(stream)), CancellationToken.None);
    }

    static async Task<List<LearningResource>> AllAsync(CatalogFixture hub)
    {
        var all = new List<LearningResource>();
        while (await hub.Catalog.ScanAsync(all.Count == 0 ? null : all[^1].Id, 1000, CancellationToken.None) is { Count: > 0 } page)
            all.AddRange(page);
        return all;
    }

    static SkillGraph BuildGraph()
    {
        var builder = new SkillGraphBuilder();
        foreach (var name in (string[])["ccss-math", "ccss-ela-foundational", "oatutor-skills"])
            builder.Add(CasePackage.Read(File.ReadAllBytes(Path.Combine(Folder(), $"frameworks/{name}.case.json"))));
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "frameworks/ccss-aliases.csv")).Skip(1))
        {
            var cells = line.Split(',');
            builder.Add(new AliasRecord(Guid.Parse(cells[0]), cells[2], cells[3]));
        }
        return builder.Build(1);
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data"));
}
