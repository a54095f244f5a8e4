using System.Collections.Frozen;
using NSubstitute;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Search;
using ResourceHub.Core.Tests.Access;
using static ResourceHub.Core.Catalog.AlignmentRole;
using static ResourceHub.Core.Catalog.LearningResourceType;
using static ResourceHub.Core.Tests.Recommendations.Fractions;

namespace ResourceHub.Core.Tests.Recommendations;

public class RecommendForLearnersTests
{
    readonly ILearnerStore _learners = Substitute.For<ILearnerStore>();
    readonly IEvidenceStore _evidence = Substitute.For<IEvidenceStore>();
    readonly IChoices _choices = Substitute.For<IChoices>();
    readonly IFindResources _search = Substitute.For<IFindResources>();
    readonly ICatalog _catalog = Substitute.For<ICatalog>();
    readonly List<EvidenceRecord> _log = [];
    readonly List<LearningResource> _resources =
    [
        Resource("video", Video, Teaches, "F.3.a"), Resource("article", Article, Teaches, "F.3"), Resource("game", Game, Teaches, "F.3.a") with { ProviderId = Id("another") },
        Resource("quiz", AssessmentItem, Assesses, "F.3.a") with { ProviderId = Id("a third") }, Resource("far", Video, Teaches, "F.4"),
    ];

    readonly List<Choice> _made = [];
    List<Learner> _known = [Learner()];
    IReadOnlyList<SearchRequest> _asked = [];

    static Caller Caller(Role role = Role.Service) => new(role, Enum.GetValues<Scope>().ToFrozenSet(), School, Learner: role == Role.Learner ? Id("learner") : null);

    async Task<RecommendationSet> Recommend(RecommendationRequest? request = null, Caller? caller = null)
        => (await RecommendAll(request, caller))[Id("learner")];

    async Task<IReadOnlyDictionary<Guid, RecommendationSet>> RecommendAll(RecommendationRequest? request = null, Caller? caller = null)
    {
        _learners.WithStatesAsync(default!, default!, default).ReturnsForAnyArgs(_ => _known.Select(l => (l, (StoredState?)new StoredState(l.Id, "", long.MaxValue, "", []))).ToList());
        _evidence.StandingAsync(default!, default).ReturnsForAnyArgs(_ => _log.ToLookup(e => e.Learner));
        _evidence.ForUnitsAsync(default!, default!, default, default).ReturnsForAnyArgs(call =>
            _log.Where(e => call.ArgAt<IReadOnlyCollection<Guid>>(0).Contains(e.Learner) && e.Skills.Any(s => call.ArgAt<IReadOnlyCollection<Guid>>(1).Contains(s.Skill!.Value)))
                .OrderByDescending(e => e.At).ToLookup(e => e.Learner));
        _choices.SinceAsync(default, default!, default, default).ReturnsForAnyArgs(_ => _made.ToLookup(c => c.Offer.Learner ?? Guid.Empty));
        _search.FindManyAsync(default!, default!, default).ReturnsForAnyArgs(call => Find(call.ArgAt<IReadOnlyList<SearchRequest>>(1)));
        _catalog.GetManyAsync(default!, default).ReturnsForAnyArgs(call => _resources.Where(r => call.ArgAt<IReadOnlyCollection<Guid>>(0).Contains(r.Id)).ToDictionary(r => r.Id));
        var clock = new ManualClock(Now);
        var use = new RecommendForLearners(new LearnerStates(_learners, _evidence, ModelOptions.Default, clock), _evidence, _choices, _search, _catalog, new ObservedEffects(Substitute.For<IEffectStore>()), new NoSecret(), new RecommendationOptions(), clock);
        return await use.RunAsync(caller ?? Caller(), Graph, [.. _known.Select(l => l.Id)], request ?? RecommendationRequest.Default, default);
    }

    IReadOnlyList<IReadOnlyList<Guid>> Find(IReadOnlyList<SearchRequest> requests)
    {
        _asked = requests;
        return [.. requests.Select(r => (IReadOnlyList<Guid>)[.. _resources.Where(x => x.Alignments.Any(a => r.Roles.Contains(a.Role) && r.Skills!.Any(s => s.Identifier == a.Skill))
            && (r.Search.LearningResourceType is not { Count: > 0 } types || types.Intersect(x.LearningResourceType).Any())).Select(x => x.Id)])];
    }

    static string[] Names(IEnumerable<ResourceRecommendation> offers) => [.. offers.Select(o => o.Resource.Name)];

    [Fact]
    public async Task The_chain_runs_from_the_evidence_to_the_resource()
    {
        _log.AddRange([.. Answers("F.1", "++++", 4), .. Answers("F.2", "++++", 3), .. Answers("F.3.a", "-+-", 1)]);
        var answer = await Recommend(new() { Goals = ["F.4"] });
        var next = Assert.Single(answer.Skills, s => s.Skill.Code == "F.3.a");
        Assert.Equal(NextStep.Learn, next.Kind);
        Assert.Equal([ReasonKind.Evidence, ReasonKind.SkillState, ReasonKind.Prerequisite, ReasonKind.Goal, ReasonKind.Unlocks], next.Reasons.Select(r => r.Kind));
        Assert.Equal("Did 1 of 3 tasks on F.3.a right, the last on 1 March 2026.", next.Reasons[0].Text);
        Assert.Equal(Answers("F.3.a", "-+-", 1).Select(e => e.Id), next.Reasons[0].Evidence.Select(e => e.Id));
        Assert.Equal(Answers("F.2", "++++", 3).Select(e => e.Id), next.Reasons[2].Evidence.Select(e => e.Id));
        Assert.Equal("F.2", next.Reasons[2].Skill!.Code);
        var alignment = next.Teach[1].Reasons[0];
        Assert.Equal((ReasonKind.Alignment, "F.3"), (alignment.Kind, alignment.Skill!.Code));
        Assert.Equal("article", alignment.Resource!.Name);
        Assert.Equal(["video", "article"], Names(next.Teach));
        Assert.Equal(["game"], Names(next.Practise));
        Assert.Equal(["quiz"], Names(next.Reassess));
    }

    [Fact]
    public async Task A_skill_that_waits_names_what_it_waits_for()
    {
        _log.AddRange([.. Answers("F.1", "++++", 20), .. Answers("F.2", "++-", 10)]);
        var blocked = Assert.Single((await Recommend(new() { Goals = ["F.3.a"] })).Blocked);
        Assert.Equal("F.3.a", blocked.Skill.Code);
        Assert.Equal(["F.2"], blocked.Missing.Select(s => s.Code));
    }

    [Fact]
    public async Task Two_wrong_in_a_row_step_down_and_cite_the_failures()
    {
        _log.AddRange([.. Answers("F.1", "++++", 4), .. Answers("F.2", "++++", 3), .. Answers("F.3.a", "--", 1)]);
        var answer = await Recommend(new() { Goals = ["F.3.a"] });
        Assert.Equal([("F.2", NextStep.Repair), ("F.3.a", NextStep.Learn)], answer.Skills.Select(s => (s.Skill.Code!, s.Kind)));
        var repairs = answer.Skills[0].Reasons.Single(r => r.Kind == ReasonKind.Prerequisite);
        Assert.Equal("F.3.a keeps going wrong, and F.2 is the weakest skill that it builds on.", repairs.Text);
        Assert.Equal(2, repairs.Evidence.Count);
    }

    [Fact]
    public async Task Without_goals_the_focus_skills_of_the_level_are_the_aim()
    {
        _log.AddRange([.. Answers("F.1", "++++"), .. Answers("F.2", "++++")]);
        var next = Assert.Single((await Recommend()).Skills, s => s.Kind == NextStep.Learn);
        Assert.Equal("F.3.a", next.Skill.Code);
        Assert.Contains(next.Reasons, r => r.Kind == ReasonKind.Goal && r.Text == "F.3.a is a focus of grade 4.");
    }

    [Fact]
    public async Task A_teachers_goal_is_said_to_be_a_teachers()
    {
        _known = [Learner() with { Goals = [new Goal(Id("F.2"), null, null, GoalOwner.Educator, Now, [])] }];
        var answer = await Recommend();
        Assert.Equal("A teacher set F.2 as a goal, and F.1 is on the way to it.", answer.Skills.Single().Reasons.Single(r => r.Kind == ReasonKind.Goal).Text);
    }

    [Fact]
    public async Task Without_a_level_the_recent_work_and_what_it_leads_to_is_the_aim()
    {
        _known = [Learner(level: null)];
        _log.AddRange(Answers("F.1", "++++"));
        Assert.Equal(["F.2"], (await Recommend()).Skills.Select(s => s.Skill.Code));
    }

    [Fact]
    public async Task With_no_level_no_goal_and_no_evidence_there_is_a_problem_and_nothing_else()
    {
        _known = [Learner(level: null)];
        var answer = await Recommend();
        Assert.Empty(answer.Skills);
        Assert.Equal("LEVEL_OR_GOAL_NEEDED", Assert.Single(answer.Problems).Code);
    }

    [Fact]
    public async Task Without_evidence_what_lies_below_the_level_is_presumed_or_probed()
    {
        _known = [Learner(level: 5)];
        var answer = await Recommend(new() { Goals = ["F.3.a"] });
        var probe = Assert.Single(answer.Skills);
        Assert.Equal(("F.3.a", NextStep.Probe), (probe.Skill.Code!, probe.Kind));
        Assert.Contains(probe.Reasons, r => r.Kind == ReasonKind.Presumed && r.Skill!.Code == "F.2");
        Assert.Equal(0, answer.EvidenceCount);
    }

    [Fact]
    public async Task An_unknown_goal_is_a_problem_with_its_place()
    {
        var problem = Assert.Single((await Recommend(new() { Goals = ["F.4", "9.XX.9"] })).Problems);
        Assert.Equal(("SKILL_NOT_FOUND", "goals.1"), (problem.Code, string.Join('.', problem.Path)));
    }

    [Fact]
    public async Task A_resource_that_also_teaches_what_the_learner_cannot_start_on_is_not_offered()
    {
        _resources.Add(Resource("jump", Video, Teaches, "F.3.a", "F.4"));
        _log.AddRange([.. Answers("F.1", "++++"), .. Answers("F.2", "++++")]);
        Assert.DoesNotContain("jump", Names((await Recommend()).Skills.Single(s => s.Skill.Code == "F.3.a").Teach));
    }

    [Fact]
    public async Task Access_needs_go_into_the_search_and_are_given_as_a_reason()
    {
        _known = [Learner() with { AccessNeeds = new([AccessMode.Auditory], ["transcript"], ["flashing"]) }];
        _log.AddRange([.. Answers("F.1", "++++"), .. Answers("F.2", "++++")]);
        var next = (await Recommend(new() { Search = new() { AccessibilityFeature = ["captions"] } })).Skills.Single(s => s.Skill.Code == "F.3.a");
        Assert.All(_asked, r =>
        {
            Assert.Equal([AccessMode.Auditory], r.Search.AccessModeSufficient!);
            Assert.Equal(["captions", "transcript"], r.Search.AccessibilityFeature!);
            Assert.Equal(["flashing"], r.Search.WithoutHazards!);
        });
        Assert.Contains(next.Teach[0].Reasons, r => r.Kind == ReasonKind.AccessNeed);
    }

    [Fact]
    public async Task A_choice_is_heeded_by_later_offers()
    {
        _log.AddRange([.. Answers("F.1", "++++"), .. Answers("F.2", "++++")]);
        var offer = new Offer(School, Id("learner"), null, Id("F.3.a"), Id("video"), NextStep.Learn, BundleSlot.Teach, Now);
        _made.Add(new Choice(offer, false, "seen it", Now));
        Assert.Equal(["article"], Names((await Recommend()).Skills.Single(s => s.Skill.Code == "F.3.a").Teach));
    }

    [Fact]
    public async Task An_id_says_what_was_offered_to_whom()
    {
        _log.AddRange([.. Answers("F.1", "++++"), .. Answers("F.2", "++++")]);
        var offered = (await Recommend()).Skills.Single(s => s.Skill.Code == "F.3.a").Practise[0];
        var ids = new RecommendationIds(new byte[32], TimeSpan.FromDays(180), new ManualClock(Now));
        Assert.True(ids.TryDecode(offered.Id, out var offer, out _));
        Assert.Equal(new Offer(School, Id("learner"), null, Id("F.3.a"), Id("game"), NextStep.Learn, BundleSlot.Practise, Now), offer);
    }

    [Fact]
    public async Task Thirty_learners_take_as_many_commands_as_one()
    {
        _known = [.. Enumerable.Range(0, 30).Select(i => Learner($"learner {i}"))];
        Assert.Equal(30, (await RecommendAll()).Count);
        await _learners.ReceivedWithAnyArgs(1).WithStatesAsync(default!, default!, default);
        await _evidence.ReceivedWithAnyArgs(1).ForUnitsAsync(default!, default!, default, default);
        await _choices.ReceivedWithAnyArgs(1).SinceAsync(default, default!, default, default);
        await _search.ReceivedWithAnyArgs(1).FindManyAsync(default!, default!, default);
        await _catalog.ReceivedWithAnyArgs(1).GetManyAsync(default!, default);
    }

    [Fact]
    public async Task What_nobody_asks_for_is_not_searched_or_read()
    {
        await Recommend(new() { WantsResources = false, WantsReasons = false });
        await _search.DidNotReceiveWithAnyArgs().FindManyAsync(default!, default!, default);
        await _evidence.DidNotReceiveWithAnyArgs().ForUnitsAsync(default!, default!, default, default);
    }

    [Fact]
    public async Task Every_reason_is_at_most_25_plain_words()
    {
        _known = [Learner() with { Interests = ["video"], Languages = ["en"], PreferredAccessModes = [AccessMode.Visual], AccessNeeds = new([], ["captions"], []) }];
        _log.AddRange([.. Answers("F.1", "++++", 60), .. Answers("F.2", "++++", 30), .. Answers("F.3.a", "--", 1)]);
        var answer = await Recommend(new() { MaxSkills = 20, Minutes = 60 });
        var reasons = answer.Skills.SelectMany(s => s.Reasons.Concat(s.Teach.Concat(s.Practise).Concat(s.Reassess).SelectMany(r => r.Reasons))).ToArray();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, r =>
        {
            Assert.InRange(r.Text.Split(' ').Length, 3, 25);
            Assert.DoesNotContain(r.Text, c => "%=<>±→θσ+*/".Contains(c));
        });
    }

    [Theory]
    [InlineData(0, 3, null, "maxSkills")]
    [InlineData(21, 3, null, "maxSkills")]
    [InlineData(3, 11, null, "alternatives")]
    [InlineData(3, 3, 0, "minutes")]
    public async Task Bounds_are_checked(int skills, int alternatives, int? minutes, string path)
    {
        var error = await Assert.ThrowsAsync<HubException>(() => Recommend(new() { MaxSkills = skills, Alternatives = alternatives, Minutes = minutes }));
        Assert.Equal(("ARGUMENT_OUT_OF_RANGE", path), (error.Code, error.Path[0]));
    }

    sealed class NoSecret : IRecommendationSecret
    {
        public ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken) => new(new byte[32]);
    }
}
