using System.Collections.Frozen;
using NSubstitute;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Search;
using ResourceHub.Core.Tests.Access;
using static ResourceHub.Core.Tests.Recommendations.Fractions;

namespace ResourceHub.Core.Tests.Groups;

public class ReportOnGroupTests
{
    static readonly Group Class = new(Id("class"), School, "class", "Class", [Id("ann"), Id("ben"), Id("cem")]);
    readonly ILearnerStore _learners = Substitute.For<ILearnerStore>();
    readonly IEvidenceStore _evidence = Substitute.For<IEvidenceStore>();
    readonly IChoices _choices = Substitute.For<IChoices>();
    readonly IFindResources _search = Substitute.For<IFindResources>();
    readonly ICatalog _catalog = Substitute.For<ICatalog>();
    readonly LearningResource _game = Resource("game", LearningResourceType.Game, AlignmentRole.Teaches, "F.3.a");
    readonly EvidenceRecord[] _log =
    [
        .. Answers("F.1", "++++", 3, "ann"), .. Answers("F.2", "++++", 2, "ann"),
        .. Answers("F.1", "++++", 3, "ben"), .. Answers("F.2", "++-", 2, "ben"),
        .. Answers("F.1", "++++", 3, "cem"), .. Answers("F.2", "+--", 2, "cem"),
    ];

    public ReportOnGroupTests()
    {
        _learners.WithStatesAsync(default!, default!, default).ReturnsForAnyArgs(_ => new[] { "cem", "ann", "ben" }.Select(n => (Learner(n), (StoredState?)new StoredState(Learner(n).Id, "", long.MaxValue, "", []))).ToList());
        _evidence.StandingAsync(default!, default).ReturnsForAnyArgs(_ => _log.ToLookup(e => e.Learner));
        _evidence.ForUnitsAsync(default!, default!, default, default).ReturnsForAnyArgs(call => _log.Where(e => e.Skills.Any(s => call.ArgAt<IReadOnlyCollection<Guid>>(1).Contains(s.Skill!.Value))).ToLookup(e => e.Learner));
        _choices.SinceAsync(default, default!, default, default).ReturnsForAnyArgs(_ => Array.Empty<Choice>().ToLookup(c => c.Offer.Skill));
        _search.FindManyAsync(default!, default!, default).ReturnsForAnyArgs(call => (IReadOnlyList<IReadOnlyList<Guid>>)[.. call.ArgAt<IReadOnlyList<SearchRequest>>(1).Select(_ => (IReadOnlyList<Guid>)[_game.Id])]);
        _catalog.GetManyAsync(default!, default).ReturnsForAnyArgs(_ => new Dictionary<Guid, LearningResource> { [_game.Id] = _game });
    }

    static Caller Caller(Role role = Role.Service, params Guid[] groups)
        => new(role, Enum.GetValues<Scope>().ToFrozenSet(), School, Groups: role == Role.Teacher ? groups.ToHashSet() : null);

    LearnerStates States => new(_learners, _evidence, ModelOptions.Default, new ManualClock(Now));

    Task<GroupReport?> Report(Caller caller, params string[] skills) => new ReportOnGroup(States, new()).RunAsync(caller, Graph, Class, skills.Length == 0 ? null : skills, null, default);

    Task<InstructionalGrouping?> Group(Caller caller, GroupingRequest? request = null)
        => new FormInstructionalGroups(States, _evidence, _choices, _search, _catalog, new(Substitute.For<IEffectStore>()), new Secret(), new(), new ManualClock(Now)).RunAsync(caller, Graph, Class, request ?? new(), default);

    [Fact]
    public async Task Rows_follow_the_class_and_columns_the_skills_asked_for()
    {
        var report = await Report(Caller(), "F.2", "F.3");
        Assert.Equal(["F.2", "F.3"], report!.Skills.Select(s => s.Code));
        Assert.Equal(["ann", "ben", "cem"], report.Rows.Select(r => r.Learner.ExternalId));
        Assert.Equal([MasteryStatus.Mastered, MasteryStatus.Learning, MasteryStatus.Learning], report.Rows.Select(r => r.States[0].Status));
        Assert.All(report.Rows, r => Assert.Equal(["F.2", "F.3"], r.States.Select(s => s.Skill.Code)));
    }

    [Fact]
    public async Task Without_names_the_focus_skills_of_the_classs_level_are_shown()
        => Assert.Equal(["F.3.a", "F.3.b", "F.4"], (await Report(Caller()))!.Skills.Select(s => s.Code));

    [Fact]
    public async Task What_several_learners_lack_is_named_with_what_waits_for_it()
    {
        var missing = (await Report(Caller(), "F.3.a", "F.4"))!.MissingPrerequisites;
        Assert.Equal(["F.3.b", "F.2"], missing.Select(m => m.Skill.Code));
        Assert.Equal(["ben", "cem"], missing[1].Learners.Select(l => l.ExternalId));
        Assert.Equal(["F.3.a"], missing[1].Blocks.Select(s => s.Code));
    }

    [Fact]
    public async Task Another_teachers_key_gets_no_report_and_no_groups()
    {
        var caller = Caller(Role.Teacher, Id("another class"));
        Assert.Null(await Report(caller));
        Assert.Null(await Group(caller));
        Assert.NotNull(await Report(Caller(Role.Teacher, Class.Id)));
    }

    [Fact]
    public async Task A_key_without_the_scope_is_refused()
    {
        var caller = Caller() with { Scopes = new HashSet<Scope> { Scope.LearnersRead } };
        Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => Report(caller))).Code);
        Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => Group(caller))).Code);
    }

    [Fact]
    public async Task An_unknown_skill_is_an_error_with_its_place()
    {
        var error = await Assert.ThrowsAsync<HubException>(() => Report(Caller(), "F.1", "9.XX.9"));
        Assert.Equal(("SKILL_NOT_FOUND", "skills.1"), (error.Code, string.Join('.', error.Path)));
    }

    [Fact]
    public async Task Learners_with_the_same_next_skill_form_a_group_with_reasons_of_their_evidence()
    {
        var grouping = await Group(Caller());
        var group = Assert.Single(grouping!.Groups);
        Assert.Equal("F.2", group.Skill.Code);
        Assert.Equal(["ben", "cem"], group.Learners.Select(l => l.ExternalId));
        Assert.Equal(["ann"], grouping.Unassigned.Select(l => l.ExternalId));
        var evidence = group.Reasons.First(r => r.Kind == ReasonKind.Evidence);
        Assert.Equal("The learners of the group did 3 of 6 tasks on F.2 right.", evidence.Text);
        Assert.Equal(_log.Where(e => e.Learner != Id("ann") && e.Skills[0].Name == "F.2").Select(e => e.Id).Order(), evidence.Evidence.Select(e => e.Id).Order());
        Assert.All(group.Reasons, r => Assert.InRange(r.Text.Split(' ').Length, 3, 25));
    }

    [Fact]
    public async Task A_class_takes_as_many_commands_as_a_learner()
    {
        await Group(Caller());
        await _learners.ReceivedWithAnyArgs(1).WithStatesAsync(default!, default!, default);
        await _evidence.ReceivedWithAnyArgs(1).ForUnitsAsync(default!, default!, default, default);
        await _choices.ReceivedWithAnyArgs(1).SinceAsync(default, default!, default, default);
        await _search.ReceivedWithAnyArgs(1).FindManyAsync(default!, default!, default);
        await _catalog.ReceivedWithAnyArgs(1).GetManyAsync(default!, default);
    }

    [Theory]
    [InlineData(0, 8, "max")]
    [InlineData(11, 8, "max")]
    [InlineData(4, 0, "maxSize")]
    public async Task Bounds_are_checked(int max, int size, string path)
        => Assert.Equal(path, (await Assert.ThrowsAsync<HubException>(() => Group(Caller(), new() { Max = max, MaxSize = size }))).Path[0]);

    sealed class Secret : IRecommendationSecret
    {
        public ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken) => new(new byte[32]);
    }
}
