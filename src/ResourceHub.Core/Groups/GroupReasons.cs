using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>Why learners share a next skill: the same chain as for one learner, told of all of them.</summary>
internal sealed class GroupReasons(SkillGraph graph)
{
    const int MostPrerequisites = 2;

    public IReadOnlyList<Reason> Of(int unit, NextStep kind, IReadOnlyList<LearnerPlan> members, IReadOnlyDictionary<Guid, EvidenceDigest> digests)
    {
        var skill = graph.Units.Representative(unit);
        var reasons = new List<Reason>();
        var scored = Scored(unit);
        if (scored.Length > 0)
            reasons.Add(new(ReasonKind.Evidence, ReasonTexts.GroupTasks(skill, scored.Count(e => e.Score >= .5), scored.Length), scored, skill));
        reasons.Add(new(ReasonKind.SkillState, ReasonTexts.GroupShares(skill, members.Count), scored, skill));
        if (kind == NextStep.Repair)
            AddRepairs(reasons, unit, skill, members);
        else
            AddPrerequisites(reasons, unit, skill, members);
        AddGoal(reasons, unit, skill, members);
        return reasons;

        EvidenceRecord[] Scored(int of)
            => [.. members.SelectMany(m => digests.GetValueOrDefault(m.View.Learner.Id, EvidenceDigest.Empty).ScoredOn(of))];

        void AddRepairs(List<Reason> to, int of, Skill weak, IReadOnlyList<LearnerPlan> all)
        {
            foreach (var failing in all.SelectMany(m => m.Steps.Where(s => s.Unit == of && s.RepairOf >= 0).Select(s => s.RepairOf)).Distinct().Order())
            {
                var failed = graph.Units.Representative(failing);
                var whose = all.Where(m => m.Steps.Any(s => s.Unit == of && s.RepairOf == failing)).Select(m => m.View.Learner.Id).ToHashSet();
                to.Add(new(ReasonKind.Prerequisite, ReasonTexts.Repairs(weak, failed), [.. Scored(failing).Where(e => whose.Contains(e.Learner))], failed));
            }
        }

        void AddPrerequisites(List<Reason> to, int of, Skill next, IReadOnlyList<LearnerPlan> all)
        {
            foreach (var prerequisite in graph.Units.Prerequisites(of).ToArray().OrderBy(p => graph.Units.Representative(p).Code, StringComparer.Ordinal))
            {
                // said only where it holds for everyone
                if (to.Count(r => r.Kind == ReasonKind.Prerequisite) == MostPrerequisites || !all.All(m => m.Progress.State(prerequisite).Satisfied))
                    continue;
                var needed = graph.Units.Representative(prerequisite);
                to.Add(all.All(m => m.View.IsMastered(prerequisite))
                    ? new(ReasonKind.Prerequisite, ReasonTexts.BuildsOnMastered(next, needed), Scored(prerequisite), needed)
                    : new(ReasonKind.Prerequisite, ReasonTexts.BuildsOnHeldOrPresumed(next, needed), Scored(prerequisite), needed));
            }
        }
    }

    void AddGoal(List<Reason> reasons, int unit, Skill skill, IReadOnlyList<LearnerPlan> members)
    {
        var steps = members.Select(m => (m.Goals, Step: m.Steps.First(s => s.Unit == unit))).ToArray();
        var first = steps.FirstOrDefault(s => s.Step.Goal >= 0 && s.Step.Kind != NextStep.Extend);
        if (first.Goals is { } goals && steps.All(s => s.Goals?.Source == goals.Source && s.Step.Goal == first.Step.Goal))
        {
            var goal = graph.Units.Representative(first.Step.Goal);
            reasons.Add(new(ReasonKind.Goal, ReasonTexts.Goal(goals.Source, goals.Priority.Contains(first.Step.Goal), skill, goal), [], goal));
        }
        var unlocks = steps.Max(s => s.Step.Unlocks);
        if (unlocks > 0)
            reasons.Add(new(ReasonKind.Unlocks, ReasonTexts.Unlocks(skill, unlocks), [], skill));
    }
}
