using ResourceHub.Core.Catalog;
using ResourceHub.Core.Recommendations;
using static ResourceHub.Core.Catalog.AlignmentRole;
using static ResourceHub.Core.Catalog.LearningResourceType;
using static ResourceHub.Core.Tests.Recommendations.Fractions;

namespace ResourceHub.Core.Tests.Recommendations;

public class RankResourcesTests
{
    static readonly RankResources Rank = new(new RecommendationOptions());

    static BundleBrief Brief(BundleLearner? learner = null) => new()
    {
        Kind = NextStep.Learn,
        Scope = AlignmentScopes.Of(Graph, Unit("F.3.a")),
        Level = 4,
        Learners = [learner ?? new BundleLearner { Level = 4 }],
        At = Now,
    };

    static string[] Names(IEnumerable<ResourceOffer> offers) => [.. offers.Select(o => o.Resource.Name)];

    [Fact]
    public void Each_slot_gets_what_suits_it()
    {
        var bundle = Rank.Choose([
            Resource("video", Video, Teaches, "F.3.a"), Resource("game", Game, Teaches, "F.3.a"), Resource("test", Assessment, Assesses, "F.3.a")], Brief() with { Alternatives = 1 });
        Assert.Equal(["video"], Names(bundle.Teach));
        Assert.Equal(["game"], Names(bundle.Practise));
        Assert.Equal(["test"], Names(bundle.Reassess));
    }

    [Fact]
    public void The_skill_itself_and_its_exact_match_come_before_the_standard()
    {
        var bundle = Rank.Choose([
            Resource("standard", Video, Teaches, "F.3"), Resource("itself", Video, Teaches, "F.3.a"), Resource("match", Video, Teaches, "X.3.a")], Brief());
        Assert.Equal(["itself", "match", "standard"], Names(bundle.Teach));
        Assert.Equal([1, 1, .6], bundle.Teach.Select(o => o.Directness));
    }

    [Fact]
    public void A_sibling_part_is_never_offered()
        => Assert.Empty(Rank.Choose([Resource("sibling", Video, Teaches, "F.3.b")], Brief()).All);

    [Fact]
    public void The_cluster_stands_in_only_where_there_is_too_little_else()
    {
        LearningResource[] few = [Resource("itself", Video, Teaches, "F.3.a"), Resource("cluster", Lesson, Teaches, "F.B")];
        Assert.Equal(["itself", "cluster"], Names(Rank.Choose(few, Brief()).Teach));
        LearningResource[] enough = [.. few, Resource("second", Lesson, Teaches, "F.3.a"), Resource("third", Article, Teaches, "F.3.a")];
        Assert.DoesNotContain("cluster", Names(Rank.Choose(enough, Brief() with { Alternatives = 10 }).Teach).Take(3));
        Assert.DoesNotContain("cluster", Names(Rank.Choose(enough, Brief()).Teach));
    }

    [Fact]
    public void The_second_offer_differs_in_kind_where_anything_does()
    {
        var bundle = Rank.Choose([
            Resource("video 1", Video, Teaches, "F.3.a"), Resource("video 2", Video, Teaches, "F.3.a"), Resource("video 3", Video, Teaches, "F.3.a"),
            Resource("article", Article, Teaches, "F.3") with { EducationalLevel = [new GradeLevel(9)] }], Brief());
        Assert.Equal("article", bundle.Teach[1].Resource.Name);
        Assert.True(bundle.Teach[1].DiffersInKind);
    }

    [Fact]
    public void Another_provider_comes_before_more_of_the_same()
    {
        var bundle = Rank.Choose([
            Resource("a", Video, Teaches, "F.3.a"), Resource("b", Video, Teaches, "F.3.a"), Resource("c", Video, Teaches, "F.3.a") with { ProviderId = Id("another") }],
            Brief() with { Alternatives = 2 });
        Assert.Contains("c", Names(bundle.Teach));
    }

    [Fact]
    public void A_re_assessment_comes_from_elsewhere_than_the_learning_where_it_can()
    {
        var bundle = Rank.Choose([
            Resource("lesson", Lesson, Teaches, "F.3.a"), Resource("a quiz", AssessmentItem, Assesses, "F.3.a"), Resource("b quiz", AssessmentItem, Assesses, "F.3.a") with { ProviderId = Id("another") },
            Resource("game", Game, Teaches, "F.3.a")],
            Brief() with { Alternatives = 1 });
        Assert.Equal(["b quiz"], Names(bundle.Reassess));
        Assert.True(bundle.Reassess[0].ElsewhereThanLearning);
    }

    [Fact]
    public void Material_for_teachers_is_not_recommended_to_a_learner()
    {
        LearningResource[] pool =
        [
            Resource("plan", LessonPlan, Teaches, "F.3.a"),
            Resource("plan for students", LessonPlan, Teaches, "F.3.a") with { Audience = [Audience.Learner] },
            Resource("guide", Article, Teaches, "F.3.a") with { Audience = [Audience.Educator] },
            Resource("support", Article, Teaches, "F.3.a") with { EducationalUse = [EducationalUse.ProfessionalSupport] },
        ];
        Assert.Equal(["plan for students"], Names(Rank.Choose(pool, Brief() with { ToLearner = true }).Teach));
        Assert.Contains("plan", Names(Rank.Choose(pool, Brief() with { Alternatives = 10 }).Teach));
    }

    [Fact]
    public void What_the_learner_is_not_ready_for_is_not_offered()
    {
        var learner = new BundleLearner { IsReadyFor = resource => resource.Name != "too far" };
        Assert.Equal(["near"], Names(Rank.Choose([Resource("near", Video, Teaches, "F.3.a"), Resource("too far", Video, Teaches, "F.3.a")], Brief(learner)).Teach));
    }

    [Fact]
    public void What_takes_longer_than_the_time_at_hand_is_not_offered()
    {
        var bundle = Rank.Choose([
            Resource("long", Video, Teaches, "F.3.a") with { TimeRequired = TimeSpan.FromMinutes(40) },
            Resource("short", Video, Teaches, "F.3.a") with { TimeRequired = TimeSpan.FromMinutes(15) },
            Resource("unknown", Video, Teaches, "F.3.a")], Brief() with { Time = TimeSpan.FromMinutes(15) });
        Assert.Equal(["short", "unknown"], Names(bundle.Teach));
        Assert.True(bundle.Teach[0].FitsTime);
    }

    [Fact]
    public void The_learners_language_comes_first()
    {
        var learner = new BundleLearner { Languages = ["es"] };
        var bundle = Rank.Choose([
            Resource("english", Video, Teaches, "F.3.a") with { InLanguage = ["en"] }, Resource("mexican", Video, Teaches, "F.3.a") with { InLanguage = ["es-MX"] }], Brief(learner));
        Assert.Equal(["mexican", "english"], Names(bundle.Teach));
    }

    [Fact]
    public void What_was_just_used_comes_after_what_is_new()
    {
        var learner = new BundleLearner { Used = new Dictionary<Guid, DateTimeOffset> { [Id("a used")] = Now.AddDays(-1) } };
        Assert.Equal(["b new", "a used"], Names(Rank.Choose([Resource("a used", Video, Teaches, "F.3.a"), Resource("b new", Video, Teaches, "F.3.a")], Brief(learner)).Teach));
    }

    [Fact]
    public void An_interest_decides_between_equals_and_is_said()
    {
        var learner = new BundleLearner { Interests = ["space"] };
        var bundle = Rank.Choose([Resource("a", Video, Teaches, "F.3.a"), Resource("Fractions in Space", Video, Teaches, "F.3.a"), Resource("spacecraft", Video, Teaches, "F.3.a")], Brief(learner));
        Assert.Equal("Fractions in Space", bundle.Teach[0].Resource.Name);
        Assert.Equal("space", bundle.Teach[0].Interest);
        Assert.Null(bundle.Teach[2].Interest);
    }

    [Fact]
    public void A_preferred_mode_breaks_a_tie_and_nothing_more()
    {
        var learner = new BundleLearner { PreferredAccessModes = [AccessMode.Auditory] };
        LearningResource Mode(string name, AccessMode mode, string skill) => Resource(name, Video, Teaches, skill) with { AccessMode = [mode] };
        Assert.Equal(["b heard", "a seen"], Names(Rank.Choose([Mode("a seen", AccessMode.Visual, "F.3.a"), Mode("b heard", AccessMode.Auditory, "F.3.a")], Brief(learner)).Teach));
        Assert.Equal(["a seen", "b heard"], Names(Rank.Choose([Mode("a seen", AccessMode.Visual, "F.3.a"), Mode("b heard", AccessMode.Auditory, "F.3")], Brief(learner)).Teach));
    }

    [Fact]
    public void What_was_turned_down_is_not_offered_again_while_there_is_anything_else()
    {
        LearningResource[] pool = [Resource("a", Video, Teaches, "F.3.a"), Resource("b", Video, Teaches, "F.3.a")];
        var declined = Brief() with { Choices = PastChoices.Of([(pool[0], pool[0].Id, false)]) };
        Assert.Equal(["b"], Names(Rank.Choose(pool, declined).Teach));
        Assert.Equal(["a"], Names(Rank.Choose(pool[..1], declined).Teach));
    }

    [Fact]
    public void Work_near_the_target_band_comes_before_what_is_far_too_hard()
    {
        var learner = new BundleLearner { SuccessOf = skill => skill == Id("F.3.a") ? .78 : .2 };
        var bundle = Rank.Choose([
            Resource("a hard", Game, Teaches, "F.3.a", "F.4"), Resource("b right", Game, Teaches, "F.3.a")], Brief(learner));
        Assert.Equal(["b right", "a hard"], Names(bundle.Practise));
        Assert.Equal(.78, bundle.Practise[0].ExpectedSuccess);
    }

    [Fact]
    public void A_withdrawn_resource_is_not_offered()
        => Assert.Empty(Rank.Choose([Resource("gone", Video, Teaches, "F.3.a") with { Withdrawn = true }], Brief()).All);

    [Fact]
    public void The_order_of_the_pool_does_not_matter()
    {
        var pool = Enumerable.Range(0, 40).Select(i => Resource($"r{i}", (LearningResourceType)(i % 12), i % 3 == 0 ? Assesses : Teaches, i % 2 == 0 ? "F.3.a" : "F.3")).ToArray();
        var first = Rank.Choose(pool, Brief()).All.ToArray();
        Assert.Equal(first, Rank.Choose(pool.Reverse(), Brief()).All);
    }
}
