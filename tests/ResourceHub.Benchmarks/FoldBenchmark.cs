using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Benchmarks;

/// <summary>One learner's evidence over the real mathematics framework, from pieces as they are stored to the learner's state; without the database.</summary>
public class FoldBenchmark
{
    /// <summary>About what a learner who practises every school day leaves in two years.</summary>
    const int Pieces = 10_000;

    static string _framework = "";
    SkillGraph _graph = SkillGraph.Empty;
    EvidenceRecord[] _evidence = [];
    FoldRecord[] _records = [];
    FoldContext? _context;

    [GlobalSetup]
    public void SetUp()
    {
        _graph = new SkillGraphBuilder().Add(CasePackage.Read(File.ReadAllBytes(_framework))).Build(1);
        var random = new Random(7);
        var skills = Enumerable.Range(0, _graph.Count).Where(s => _graph.Units.UnitOf(s) >= 0).Select(s => _graph[s].Identifier).ToArray();
        var (organization, learner) = (Guid.NewGuid(), Guid.NewGuid());
        var at = DateTimeOffset.UnixEpoch.AddDays(20_000);
        _evidence = [.. Enumerable.Range(0, Pieces).Select(i => new EvidenceRecord
        {
            Id = Guid.NewGuid(),
            Organization = organization,
            Learner = learner,
            LearnerKey = "learner",
            Source = "quiz",
            SourceId = $"call-{i / 10}",
            Item = $"item-{random.Next(4_000)}",
            Place = i % 10,
            Kind = EvidenceKind.AssessmentItem,
            // every tenth asks for two skills; a learner works on one grade's skills at a time
            Skills = [.. Enumerable.Range(0, i % 10 == 0 ? 2 : 1).Select(_ => skills[Math.Min(skills.Length - 1, i * skills.Length / Pieces + random.Next(60))]).Distinct().Select(s => new EvidenceSkill(s, "skill"))],
            Score = random.NextDouble() < .7 ? 1 : 0,
            Choices = i % 3 == 0 ? 4 : null,
            At = at.AddMinutes(i * 50),
            ReceivedAt = at.AddMinutes(i * 50),
            ContentHash = [],
        })];
        _records = [.. _evidence.Select(e => FoldInput.Create(e, _graph))];
        _context = new(new UnitProgression(_graph), ModelOptions.Default, Calibration.Shipped, []);
    }

    /// <summary>The fold alone.</summary>
    [Benchmark(OperationsPerInvoke = Pieces)]
    public int Fold() => LearnerFold.Run(_context!, _records).Count;

    /// <summary>With what comes before it: names to units, items to keys.</summary>
    [Benchmark(OperationsPerInvoke = Pieces)]
    public int ReadAndFold() => LearnerFold.Run(_context!, _evidence.Select(e => FoldInput.Create(e, _graph))).Count;

    internal static void Run(RealFiles files, ResultTable table)
    {
        _framework = files.Mathematics;
        var config = ManualConfig.CreateEmpty().AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        foreach (var report in BenchmarkRunner.Run<FoldBenchmark>(config).Reports)
        {
            var what = report.BenchmarkCase.Descriptor.WorkloadMethod.Name == nameof(Fold) ? "the fold alone" : "the fold, from pieces as they are stored";
            var mean = report.ResultStatistics!.Mean;
            table.Add($"{what}, {Pieces:N0} pieces of evidence of one learner (BenchmarkDotNet)",
                string.Create(CultureInfo.InvariantCulture, $"{1e9 / mean:N0} records/s: {mean:0} ns a record, standard deviation {report.ResultStatistics.StandardDeviation:0} ns"), "100,000 records/s");
        }
    }
}
