using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>Writes the chain from evidence over skill state, prerequisite and goal to the skill, and on over the alignment to the resource.</summary>
internal sealed class ReasonPaths(SkillGraph graph)
{
    const int MostPrerequisites = 3;

    /// <summary>Why a learner does this step.</summary>
    public IReadOnlyList<Reason> OfStep(LearnerProgress progress, GoalPlan goals, Step step, EvidenceDigest evidence)
    {
        var reasons = new List<Reason>();
        var skill = Skill(step.Unit);
        var state = progress.State(step.Unit);
        var view = progress.View.Unit(step.Unit);
        if (step.RepairOf >= 0)
            AddEvidence(reasons, step.RepairOf, evidence);
        AddEvidence(reasons, step.Unit, evidence);
        if (view.Judgement is { } judgement)
            reasons.Add(new(ReasonKind.Judgement, ReasonTexts.Judged(skill, judgement.Mastered, judgement.At), evidence.JudgementOn(step.Unit, judgement.Evidence), skill));
        AddState(reasons, progress, step, skill, state, evidence);
        if (step.Kind == NextStep.Review && state.ReviewDueAt is { } due)
            reasons.Add(new(ReasonKind.ReviewDue, ReasonTexts.ReviewDue(skill, due), evidence.ScoredOn(step.Unit), skill));
        if (step.RepairOf >= 0)
            reasons.Add(new(ReasonKind.Prerequisite, ReasonTexts.Repairs(skill, Skill(step.RepairOf)), evidence.ScoredOn(step.RepairOf), Skill(step.RepairOf)));
        else
            AddPrerequisites(reasons, progress, step.Unit, skill, evidence);
        AddGoal(reasons, goals, step, skill);
        return reasons;
    }

    /// <summary>The units whose evidence the reasons of a step may cite.</summary>
    public IEnumerable<int> UnitsToCite(LearnerProgress progress, Step step)
    {
        yield return step.Unit;
        if (step.RepairOf >= 0)
            yield return step.RepairOf;
        foreach (var prerequisite in CitedPrerequisites(progress, step.Unit))
            yield return prerequisite;
        if (progress.State(step.Unit).PresumptionWithdrawn)
        {
            foreach (var neighbour in Neighbours(progress, step.Unit))
                yield return neighbour;
        }
    }

    /// <summary>Why a resource is offered for a unit.</summary>
    public IReadOnlyList<Reason> OfResource(ResourceOffer offer, int unit, bool hasNeeds)
    {
        var skill = Skill(unit);
        var aligned = graph.Find(offer.AlignedTo) ?? skill;
        var resource = offer.Resource;
        var reasons = new List<Reason> { new(ReasonKind.Alignment, AlignmentText(offer, aligned, skill), [], aligned, resource) };
        if (offer.FitsLevel && resource.EducationalLevel.Count > 0)
            reasons.Add(About(ReasonKind.LevelFit, ReasonTexts.LevelFits(NearestLevel(resource.EducationalLevel, graph.Units.Level(unit)))));
        if (offer.HasHelped)
            reasons.Add(About(ReasonKind.Effectiveness, ReasonTexts.HasHelped));
        if (offer.FitsTime)
            reasons.Add(About(ReasonKind.TimeFit, ReasonTexts.TimeFits(resource.TimeRequired!.Value)));
        if (offer.Interest is { } interest)
            reasons.Add(About(ReasonKind.Interest, ReasonTexts.MeetsInterest(interest)));
        if (hasNeeds)
            reasons.Add(About(ReasonKind.AccessNeed, ReasonTexts.MeetsNeeds));
        if (offer.PreferredMode is { } mode)
            reasons.Add(About(ReasonKind.AccessMode, ReasonTexts.PreferredMode(mode)));
        if (offer.TakenBefore)
            reasons.Add(About(ReasonKind.Choice, ReasonTexts.TakenBefore));
        if (offer.DiffersInKind)
            reasons.Add(About(ReasonKind.Diversity, ReasonTexts.AnotherKind));
        else if (offer.DiffersInProvider)
            reasons.Add(About(ReasonKind.Diversity, offer.ElsewhereThanLearning ? ReasonTexts.MeasuredElsewhere : ReasonTexts.AnotherProvider));
        return reasons;

        Reason About(ReasonKind kind, string text) => new(kind, text, [], null, resource);
    }

    Skill Skill(int unit) => graph.Units.Representative(unit);

    void AddEvidence(List<Reason> reasons, int unit, EvidenceDigest evidence)
    {
        var skill = Skill(unit);
        var scored = evidence.ScoredOn(unit);
        if (scored.Count > 0)
        {
            reasons.Add(new(ReasonKind.Evidence, EvidenceText(skill, scored), scored, skill));
            return;
        }
        var seen = evidence.On(unit).Where(e => e.Kind != EvidenceKind.Judgement).ToArray();
        if (seen.Length > 0)
            reasons.Add(new(ReasonKind.Evidence, ReasonTexts.Exposure(skill, seen[^1].FoldAt), seen, skill));
    }

    static string EvidenceText(Skill skill, IReadOnlyList<EvidenceRecord> scored)
    {
        var last = scored[^1].FoldAt;
        if (!scored.All(e => e.Score is 0 or 1))
            return ReasonTexts.Scores(skill, scored.Average(e => e.Score!.Value), scored.Count, last);
        // more than one attempt means that the first answer was wrong
        var right = scored.Count(e => e.Score == 1 && e.Attempts is null or 1);
        if (scored.Count > 1)
            return ReasonTexts.Tasks(skill, right, scored.Count, last);
        return right == 1 ? ReasonTexts.OneRight(skill, last) : ReasonTexts.OneWrong(skill, last);
    }

    void AddState(List<Reason> reasons, LearnerProgress progress, Step step, Skill skill, UnitState state, EvidenceDigest evidence)
    {
        var cited = evidence.ScoredOn(step.Unit);
        switch (state.Status)
        {
            case MasteryStatus.Learning when state.ExpectedSuccess is { } success && state.EvidenceCount > 0:
                reasons.Add(new(ReasonKind.SkillState, ReasonTexts.InProgress(skill, success), cited, skill));
                break;
            case MasteryStatus.Mastered when state.ExpectedSuccess is { } success && state.EvidenceCount > 0:
                reasons.Add(new(ReasonKind.SkillState, ReasonTexts.Mastered(skill, success), cited, skill));
                break;
            case MasteryStatus.ReviewDue when state.ExpectedSuccess is { } success:
                reasons.Add(new(ReasonKind.SkillState, ReasonTexts.Fading(skill, success), cited, skill));
                break;
            case MasteryStatus.Unknown when state.PresumptionWithdrawn:
                reasons.Add(new(ReasonKind.SkillState, ReasonTexts.PresumptionWithdrawn(skill), [.. Neighbours(progress, step.Unit).SelectMany(evidence.ScoredOn).DistinctBy(e => e.Id)], skill));
                break;
            case MasteryStatus.Unknown when state.Presumed:
                reasons.Add(new(ReasonKind.Presumed, ReasonTexts.Presumed(skill), [], skill));
                break;
            case MasteryStatus.Unknown when step.Kind == NextStep.Probe:
                reasons.Add(new(ReasonKind.Presumed, ReasonTexts.ProbeBelowLevel(skill), [], skill));
                break;
            case MasteryStatus.Unknown:
                reasons.Add(new(ReasonKind.SkillState, ReasonTexts.NothingKnown(skill, state.ExpectedSuccess), [], skill));
                break;
        }
    }

    void AddPrerequisites(List<Reason> reasons, LearnerProgress progress, int unit, Skill skill, EvidenceDigest evidence)
    {
        var any = false;
        foreach (var prerequisite in CitedPrerequisites(progress, unit))
        {
            any = true;
            var state = progress.State(prerequisite);
            var needed = Skill(prerequisite);
            var judgement = progress.View.Unit(prerequisite).Judgement;
            reasons.Add(state switch
            {
                { Presumed: true } => new(ReasonKind.Presumed, ReasonTexts.BuildsOnPresumed(skill, needed), [], needed),
                { Basis: StateBasis.Judgement } when judgement is not null
                    => new(ReasonKind.Prerequisite, ReasonTexts.BuildsOnJudged(skill, needed), evidence.JudgementOn(prerequisite, judgement.Evidence), needed),
                { Status: MasteryStatus.ReviewDue } => new(ReasonKind.Prerequisite, ReasonTexts.BuildsOnFading(skill, needed), evidence.ScoredOn(prerequisite), needed),
                _ => new(ReasonKind.Prerequisite, ReasonTexts.BuildsOnMastered(skill, needed), evidence.ScoredOn(prerequisite), needed),
            });
        }
        if (!any && graph.Units.Prerequisites(unit).IsEmpty)
            reasons.Add(new(ReasonKind.Prerequisite, ReasonTexts.BuildsOnNothing(skill), [], skill));
    }

    void AddGoal(List<Reason> reasons, GoalPlan goals, Step step, Skill skill)
    {
        if (step.Goal >= 0)
        {
            var goal = Skill(step.Goal);
            reasons.Add(step.Kind == NextStep.Extend
                ? new(ReasonKind.Goal, ReasonTexts.Beyond(skill, goal), [], goal)
                : new(ReasonKind.Goal, ReasonTexts.Goal(goals.Source, goals.Priority.Contains(step.Goal), skill, goal), [], goal));
        }
        if (step.Unlocks > 0 && step.Kind != NextStep.Extend)
            reasons.Add(new(ReasonKind.Unlocks, ReasonTexts.Unlocks(skill, step.Unlocks), [], skill));
    }

    // those with evidence first: they say most
    static IEnumerable<int> CitedPrerequisites(LearnerProgress progress, int unit)
        => progress.Prerequisites(unit).ToArray().Where(p => progress.State(p).Satisfied)
            .OrderByDescending(p => progress.State(p).EvidenceCount > 0).ThenBy(progress.Code, StringComparer.Ordinal).Take(MostPrerequisites);

    // wrong answers there took the presumption away
    static IEnumerable<int> Neighbours(LearnerProgress progress, int unit)
        => progress.Dependents(unit).ToArray().Concat(progress.Prerequisites(unit).ToArray()).Distinct()
            .Where(u => progress.State(u) is { EvidenceCount: > 0, Status: MasteryStatus.Learning }).OrderBy(progress.Code, StringComparer.Ordinal);

    static string AlignmentText(ResourceOffer offer, Skill aligned, Skill skill) => offer.Directness switch
    {
        AlignmentScope.Itself when aligned == skill => ReasonTexts.AlignedDirectly(offer.Role, skill),
        AlignmentScope.Itself => ReasonTexts.AlignedToMatch(offer.Role, aligned, skill),
        AlignmentScope.Standard => ReasonTexts.AlignedToStandard(offer.Role, aligned, skill),
        _ => ReasonTexts.AlignedToCluster(offer.Role, aligned, skill),
    };

    static GradeLevel NearestLevel(IReadOnlyList<GradeLevel> levels, double? level)
        => level is { } wanted ? levels.MinBy(l => Math.Abs(l.Number - wanted)) : levels[0];
}
