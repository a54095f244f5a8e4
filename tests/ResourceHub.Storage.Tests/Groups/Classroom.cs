using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NSubstitute;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Learners;
using ResourceHub.Storage.Recommendations;
using ResourceHub.Storage.Tests.Catalog;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Groups;

/// <summary>A class with a catalogue on one real database that counts the commands it is sent; A → B → C are its skills.</summary>
public sealed class Classroom : IDisposable
{
    static readonly Guid Framework = CatalogFixture.SettableGraph.SkillId("framework");
    readonly CatalogFixture _catalog;
    readonly IFindResources _search = Substitute.For<IFindResources>();

    public Classroom(StoreKind store = StoreKind.Sqlite)
    {
        _catalog = new(store);
        var builder = new SkillGraphBuilder().Add(new FrameworkRecord(Framework, "Mathematics", "Test") { Subject = ["Mathematics"] });
        foreach (var code in (string[])["A", "B", "C"])
            builder.Add(new SkillRecord(CatalogFixture.SettableGraph.SkillId(code), Framework, code) { Code = code, Type = "Standard", EducationLevel = [new GradeLevel(4)] });
        builder.Add(new AssociationRecord(Framework, "precedes", Id("A"), Id("B"))).Add(new AssociationRecord(Framework, "precedes", Id("B"), Id("C")));
        _catalog.Graph.Current = builder.Build(1);
        Counter = new CommandCounter();
        Contexts = _catalog.Database.ContextsWith(Counter);
        var writer = Writer = _catalog.Database.Writer;
        Learners = new LearnerStore(Contexts, writer, [new AssignmentRemoval(), new ChoiceRemoval()]);
        Evidence = new EvidenceStore(Contexts, writer);
        Groups = new GroupStore(Contexts, writer);
        States = new LearnerStates(Learners, Evidence, ModelOptions.Default, Clock);
        Access = new LearnerAccess(Learners);
        Catalog = new CatalogReader(Contexts);
        Assignments = new AssignmentStore(Contexts, writer, Clock);
        Choices = new ChoiceStore(Contexts, writer);
        Secret = new RecommendationSecret(Contexts, writer);
        Record = new RecordAssessments(Evidence, Learners, Catalog, _catalog.Graph, ModelOptions.Default, Clock);
    }

    public FixedClock Clock { get; } = new() { Now = School.Now };

    public CommandCounter Counter { get; }

    public IDbContextFactory<HubDbContext> Contexts { get; }

    public HubWriter Writer { get; }

    public LearnerStore Learners { get; }

    public EvidenceStore Evidence { get; }

    public GroupStore Groups { get; }

    public LearnerStates States { get; }

    public LearnerAccess Access { get; }

    public CatalogReader Catalog { get; }

    public AssignmentStore Assignments { get; }

    public ChoiceStore Choices { get; }

    public RecommendationSecret Secret { get; }

    public RecordAssessments Record { get; }

    public SkillGraph Graph => _catalog.Graph.Current;

    public Guid Organization { get; } = Guid.NewGuid();

    public Caller Service => School.CallerOf(Role.Service, Organization);

    public AssignResources Assign => new(States, Learners, Groups, Catalog, Assignments, Clock);

    public UpdateAssignments Update => new(Learners, Assignments);

    public ListAssignments List => new(Access, Assignments);

    public ShowAssignmentWork Work => new(States, new LearnerHistory(Access, Evidence, ModelOptions.Default), Evidence, Assignments);

    public RecommendForLearners Recommend => new(States, Evidence, Choices, _search, Catalog, new(Substitute.For<IEffectStore>()), Secret, new RecommendationOptions(), Clock);

    public FormInstructionalGroups Form => new(States, Evidence, Choices, _search, Catalog, new(Substitute.For<IEffectStore>()), Secret, new RecommendationOptions(), Clock);

    public Choose Choose => new(Secret, Learners, Groups, Choices, new RecommendationOptions(), Clock);

    public RecommendationIds Ids => new(Secret.GetAsync(default).AsTask().GetAwaiter().GetResult(), new RecommendationOptions().Validity, Clock);

    public static Guid Id(string code) => CatalogFixture.SettableGraph.SkillId(code);

    public async Task<IReadOnlyList<Learner>> EnrolAsync(params string[] names)
        => (await new UpsertLearners(Learners, Clock).RunAsync(Service, [.. names.Select(n => new LearnerInput(n, new GradeLevel(4)))], default)).Learners;

    public async Task<Group> GroupAsync(string name, params IEnumerable<string> learners)
        => (await new UpsertGroup(Groups, Learners, Clock).RunAsync(Service, name, name, [.. learners], default)).Group!;

    /// <summary>Publishes resources of one provider, each named after what it is and the skill that it teaches; every search finds all of them.</summary>
    public async Task<IReadOnlyList<LearningResource>> PublishAsync(params (string Name, string Type, string Skill)[] resources)
    {
        if (await _catalog.Providers.FindAsync("maker", default) is null)
            await _catalog.AddProviderAsync("maker", Framework);
        await _catalog.PublishAsync("maker", [.. resources.Select(r => JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@id"] = r.Name, ["name"] = r.Name, ["learningResourceType"] = r.Type, ["teaches"] = new[] { r.Skill },
        }))]);
        var found = new List<LearningResource>();
        foreach (var (name, _, _) in resources)
            found.Add((await _catalog.FindAsync("maker", name))!);
        IReadOnlyList<Guid> ids = [.. found.Select(r => r.Id)];
        _search.FindManyAsync(default!, default!, default).ReturnsForAnyArgs(call => (IReadOnlyList<IReadOnlyList<Guid>>)[.. call.ArgAt<IReadOnlyList<SearchRequest>>(1).Select(_ => ids)]);
        return found;
    }

    public Task WithdrawAsync(string name) => _catalog.Withdrawal.RunAsync(Caller.System(), "maker", [name], default);

    /// <summary>Answers to distinct items, right (+) or wrong (−).</summary>
    public Task<RecordedEvidence> AnswerAsync(string learner, string skill, string marks, int daysAgo = 1)
        => Record.RunAsync(Service, Graph, new AssessmentInput(LearnerRef.Of(learner), "quiz", $"{skill}-{daysAgo}", Clock.Now.AddDays(-daysAgo))
        {
            Items = [.. marks.Select((mark, i) => new ItemResult($"{skill}{i}", [skill], mark == '+' ? 1 : 0))],
        }, default);

    public Task<RecordedEvidence> WorkOnAsync(string learner, LearningResource resource, double? score, bool? completed = null, Guid? assignment = null, IReadOnlyList<ItemResult>? items = null)
        => Record.RunAsync(Service, Graph, new ActivityInput(LearnerRef.Of(learner), new ResourceRef(resource.Id), "app", Guid.NewGuid().ToString(), Clock.Now)
        {
            Score = score, Completed = completed, Assignment = assignment, Items = items ?? [],
        }, default);

    public void Dispose() => _catalog.Dispose();

    public sealed class CommandCounter : DbCommandInterceptor
    {
        int _count;

        public int Count => _count;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
        }

        public async Task<int> CountAsync(Func<Task> work)
        {
            var before = _count;
            await work();
            return _count - before;
        }
    }
}
