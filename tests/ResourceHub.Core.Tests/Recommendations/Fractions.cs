using System.Security.Cryptography;
using System.Text;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Recommendations;

/// <summary>
/// A small progression: F.A (cluster, grade 3) with F.1 and F.2; F.B (cluster, grade 4, major) with the standard F.3 (parts F.3.a, F.3.b) and F.4.
/// F.1 → F.2 → F.3.a → F.3.b → F.4; X.3.a of another framework is an exact match of F.3.a.
/// </summary>
internal static class Fractions
{
    public static readonly Guid Framework = Id("framework");
    public static readonly Guid School = Id("organization");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly SkillGraph Graph = Build();

    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public static Skill Skill(string code) => Graph.Find(Id(code))!;

    public static int Unit(string code) => Graph.Units.UnitOf(Skill(code).Index);

    public static Learner Learner(string name = "learner", int? level = 4) => new()
    {
        Id = Id(name),
        Organization = School,
        ExternalId = name,
        Levels = level is { } number ? [new DatedLevel(new DateOnly(2025, 9, 1), new GradeLevel(number))] : [],
    };

    /// <summary>Answers to different items of a skill, right (+) or wrong (−), a minute apart.</summary>
    public static IEnumerable<EvidenceRecord> Answers(string code, string marks, int daysAgo = 2, string learner = "learner", Guid? resource = null)
        => marks.Select((mark, i) => new EvidenceRecord
        {
            Id = Id($"{learner} {code} {daysAgo} {i}"),
            Organization = School,
            Learner = Id(learner),
            LearnerKey = learner,
            Source = "test",
            SourceId = $"{code} {daysAgo}",
            Item = $"{code} {i}",
            Place = i,
            Kind = EvidenceKind.AssessmentItem,
            Skills = [new EvidenceSkill(Id(code), code)],
            Score = mark == '+' ? 1 : 0,
            ItemResource = resource,
            At = Now.AddDays(-daysAgo).AddMinutes(i),
            ReceivedAt = Now.AddDays(-daysAgo).AddMinutes(i),
            ContentHash = [],
        });

    public static LearnerView View(Learner learner, params IEnumerable<EvidenceRecord>[] evidence) => LearnerView.Of(learner, Graph, evidence.SelectMany(e => e), Now);

    public static LearningResource Resource(string name, LearningResourceType type, AlignmentRole role, params string[] skills) => new()
    {
        Id = Id(name),
        ProviderId = Id("provider"),
        ExternalId = name,
        Name = name,
        LearningResourceType = [type],
        Alignments = [.. skills.Select(s => new Alignment(role, Id(s), s))],
        Version = 1,
    };

    static SkillGraph Build()
    {
        var other = Id("other framework");
        var builder = new SkillGraphBuilder()
            .Add(new FrameworkRecord(Framework, "Fractions", "Test") { Subject = ["Mathematics"] })
            .Add(new FrameworkRecord(other, "Others", "Test") { Subject = ["Mathematics"] });
        Heading("F.A", 3, null);
        Heading("F.B", 4, "major");
        foreach (var (code, parent, level) in new[] { ("F.1", "F.A", 3), ("F.2", "F.A", 3), ("F.3", "F.B", 4), ("F.3.a", "F.3", 4), ("F.3.b", "F.3", 4), ("F.4", "F.B", 4) })
        {
            builder.Add(new SkillRecord(Id(code), Framework, $"Statement of {code}") { Code = code, EducationLevel = [new GradeLevel(level)] });
            builder.Add(new AssociationRecord(Framework, "isChildOf", Id(code), Id(parent)));
        }
        builder.Add(new SkillRecord(Id("X.3.a"), other, "The same elsewhere") { Code = "X.3.a", EducationLevel = [new GradeLevel(4)] });
        builder.Add(new AssociationRecord(other, "exactMatchOf", Id("X.3.a"), Id("F.3.a")));
        foreach (var (from, to) in new[] { ("F.1", "F.2"), ("F.2", "F.3.a"), ("F.3.a", "F.3.b"), ("F.3.b", "F.4") })
            builder.Add(new AssociationRecord(Framework, "precedes", Id(from), Id(to)));
        return builder.Build(1);

        void Heading(string code, int level, string? emphasis)
            => builder.Add(new SkillRecord(Id(code), Framework, $"Heading {code}") { Code = code, Type = "Cluster", Learnable = false, EducationLevel = [new GradeLevel(level)], Emphasis = emphasis });
    }
}
