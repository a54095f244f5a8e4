using System.Globalization;

namespace ResourceHub.Core.Learners;

/// <summary>Says a state in one sentence that a teacher understands.</summary>
public static class SkillStateSentence
{
    const int MostNamed = 3;

    /// <summary>The sentence for a state of a view.</summary>
    public static string Of(LearnerView view, SkillStateView state) => state.Basis switch
    {
        StateBasis.Judgement => Judged(state),
        StateBasis.Evidence => Answered(view, state),
        StateBasis.Implied => "No answers yet; taken as known because skills that build on it are mastered.",
        StateBasis.LevelPrior => "No answers yet; taken as known because it lies well below the learner's grade level.",
        _ => Unknown(view, state),
    };

    static string Judged(SkillStateView state)
    {
        var judgement = state.Judgement;
        var verdict = state.Mastered ? "mastered" : "not yet mastered";
        var by = judgement is null ? $"Judged {verdict} in part by a teacher" : $"Judged {verdict} by a teacher on {Day(judgement.At)}";
        return state.EvidenceCount == 0 ? $"{by}; no answers yet." : $"{by}; {Answers(state)} so far point to {Share(state)}.";
    }

    static string Answered(LearnerView view, SkillStateView state) => state.Status switch
    {
        MasteryStatus.Mastered => $"Mastered: {Answers(state)}, the last on {Day(state.LastEvidenceAt)}; {Share(state)} are expected now.",
        MasteryStatus.ReviewDue => $"Mastered, last practised on {Day(state.LastEvidenceAt)}: a short review is due, {Share(state)} are expected now.",
        _ => $"Still learning after {Answers(state)}, the last on {Day(state.LastEvidenceAt)}; {Share(state)} are expected now{Streak(view, state)}{Waits(view, state)}.",
    };

    static string Unknown(LearnerView view, SkillStateView state)
    {
        var unit = view.Graph.Units.UnitOf(state.Skill.Index);
        var said = unit >= 0 && view.PresumptionWithdrawn(unit)
            ? "No answers yet, and no longer taken as known since answers to a neighbouring skill were wrong"
            : "No answers yet";
        return state.Readiness switch
        {
            Readiness.Ahead => $"{said}; it lies beyond the learner's grade level.",
            Readiness.Blocked => $"{said}{Waits(view, state)}.",
            _ => $"{said}; nothing that it builds on is missing.",
        };
    }

    static string Waits(LearnerView view, SkillStateView state)
    {
        if (state.Readiness != Readiness.Blocked)
            return "";
        var missing = new List<string>();
        foreach (var unit in view.Graph.Units.UnitsOf(state.Skill.Index))
        {
            if (!view.IsMastered(unit))
                missing.AddRange(view.MissingPrerequisites(unit).Select(u => view.Graph.Units.Representative(u).Label));
        }
        missing = [.. missing.Distinct().Order(StringComparer.Ordinal)];
        return missing.Count == 0 ? "" : $"; it waits for {string.Join(", ", missing.Take(MostNamed))}{(missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "")}";
    }

    static string Streak(LearnerView view, SkillStateView state)
    {
        var unit = view.Graph.Units.UnitOf(state.Skill.Index);
        return unit >= 0 && view.WrongInARow(unit) is >= 2 and var wrong ? $"; the last {wrong} were wrong" : "";
    }

    static string Answers(SkillStateView state) => state.EvidenceCount == 1 ? "1 answer" : $"{state.EvidenceCount} answers";

    static string Share(SkillStateView state) => $"about {Math.Round((state.ExpectedSuccess ?? 0) * 100).ToString(CultureInfo.InvariantCulture)} right out of 100";

    static string Day(DateTimeOffset? at) => at?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "an unknown day";
}
