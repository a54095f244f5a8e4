using NSubstitute;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Learners;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Learners;

/// <summary>An organisation with learners and a small framework, on a real database.</summary>
public sealed class School : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    static readonly Guid Framework = Guid.NewGuid();
    readonly TestDatabase _database;
    readonly ISkillGraphProvider _provider = Substitute.For<ISkillGraphProvider>();

    public School(StoreKind store = StoreKind.Sqlite)
    {
        _database = new(store);
        Clock = new FixedClock { Now = Now };
        Learners = new LearnerStore(_database.Contexts, _database.Writer, []);
        Store = new EvidenceStore(_database.Contexts, _database.Writer);
        Groups = new GroupStore(_database.Contexts, _database.Writer);
        Access = new LearnerAccess(Learners);
        States = new LearnerStates(Learners, Store, ModelOptions.Default, Clock);
        Record = new RecordAssessments(Store, Learners, Catalog, _provider, ModelOptions.Default, Clock);
        Void = new VoidEvidence(Store, Learners, Access, ModelOptions.Default, Clock);
        Judge = new JudgeSkill(Store, Access, ModelOptions.Default, Clock);
        Grow();
    }

    public FixedClock Clock { get; }

    public ICatalog Catalog { get; } = Substitute.For<ICatalog>();

    public LearnerStore Learners { get; }

    public EvidenceStore Store { get; }

    public GroupStore Groups { get; }

    public LearnerAccess Access { get; }

    public LearnerStates States { get; }

    public RecordAssessments Record { get; }

    public VoidEvidence Void { get; }

    public JudgeSkill Judge { get; }

    public SetGoals Goals => new(Learners, Access, States, _provider, Clock);

    public SkillGraph Graph { get; private set; } = SkillGraph.Empty;

    public Guid Organization { get; } = Guid.NewGuid();

    public Caller Service => CallerOf(Role.Service, Organization);

    public static Caller CallerOf(Role role, Guid organization, IEnumerable<Guid>? groups = null, Guid? learner = null)
        => new(role, Enum.GetValues<Scope>().ToHashSet(), organization, Groups: groups?.ToHashSet(), Learner: learner);

    /// <summary>Builds the framework anew: b needs a, c needs b, and perhaps more; the version grows.</summary>
    public void Grow(params string[] more)
    {
        var builder = new SkillGraphBuilder().Add(new FrameworkRecord(Framework, "Mathematics", "Test") { Subject = ["Mathematics"] });
        foreach (var code in (string[])["S.A.1", "S.A.2", "S.A.3", .. more])
            builder.Add(new SkillRecord(IdOf(code), Framework, code) { Code = code, Type = "Standard", EducationLevel = [new GradeLevel(4)] });
        builder.Add(new SkillRecord(IdOf("S.A"), Framework, "Heading") { Code = "S.A", Type = "Cluster", Learnable = false });
        foreach (var code in (string[])["S.A.1", "S.A.2", "S.A.3"])
            builder.Add(new AssociationRecord(Framework, "isChildOf", IdOf(code), IdOf("S.A")));
        builder.Add(new AssociationRecord(Framework, "precedes", IdOf("S.A.1"), IdOf("S.A.2")));
        builder.Add(new AssociationRecord(Framework, "precedes", IdOf("S.A.2"), IdOf("S.A.3")));
        Graph = builder.Build(Graph.Version + 1);
        _provider.Current.Returns(Graph);
        _provider.RefreshAsync(default).ReturnsForAnyArgs(Graph);
    }

    public Skill Skill(string code) => Graph.Find(IdOf(code))!;

    public async Task<Learner> EnrolAsync(string externalId, int level = 4)
        => (await new UpsertLearners(Learners, Clock).RunAsync(Service, [new LearnerInput(externalId, new GradeLevel(level))], default)).Learners[0];

    public async Task<SkillStateView> StateAsync(Learner learner, string code = "S.A.1")
        => (await States.GetAsync(Service, Graph, learner.Id, default))!.Skill(Skill(code).Index);

    public Task<RecordedEvidence> AnswerAsync(Learner learner, string sourceId, double score, int day = 0, string item = "i", string skill = "S.A.1")
        => Record.RunAsync(Service, Graph, Quiz(learner, sourceId, day) with { Items = [new(item, [skill], score)] }, default);

    public static AssessmentInput Quiz(Learner learner, string sourceId, int day = 0) => new(LearnerRef.Of(learner.ExternalId), "quiz", sourceId, Now.AddDays(day - 100));

    /// <summary>The kept bytes of a learner's state.</summary>
    public async Task<byte[]> BytesAsync(Learner learner) => (await Learners.WithStatesAsync(new LearnerFilter(Organization), [learner.Id], default))[0].State!.Bytes;

    /// <summary>Recording as another replica of the hub does it on the same database.</summary>
    public RecordAssessments OtherReplica()
    {
        var (contexts, writer) = _database.Replica();
        return new(new EvidenceStore(contexts, writer), new LearnerStore(contexts, writer, []), Catalog, _provider, ModelOptions.Default, Clock);
    }

    public void Dispose() => _database.Dispose();

    static Guid IdOf(string code) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)).AsSpan(0, 16));
}

public sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
