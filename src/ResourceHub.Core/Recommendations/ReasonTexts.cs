using System.Globalization;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>Every sentence that a reason may say. At most 25 words, for teachers: no symbol, no model's name.</summary>
internal static class ReasonTexts
{
    public static string OneRight(Skill skill, DateTimeOffset at) => $"Did a task on {Name(skill)} right on {Day(at)}.";

    public static string OneWrong(Skill skill, DateTimeOffset at) => $"Did a task on {Name(skill)} wrong on {Day(at)}.";

    public static string Tasks(Skill skill, int right, int count, DateTimeOffset last) => $"Did {right} of {count} tasks on {Name(skill)} right, the last on {Day(last)}.";

    public static string Scores(Skill skill, double average, int count, DateTimeOffset last)
        => $"Scored {Hundredths(average)} of 100{(count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" on average in {count} results"))} on {Name(skill)}, last on {Day(last)}.";

    public static string GroupTasks(Skill skill, int right, int count) => $"The learners of the group did {right} of {count} tasks on {Name(skill)} right.";

    public static string Exposure(Skill skill, DateTimeOffset last) => $"Worked on {Name(skill)} without a score, last on {Day(last)}.";

    public static string InProgress(Skill skill, double success) => $"{Name(skill)} is in progress: {InTen(success)} would be right now.";

    public static string Mastered(Skill skill, double success) => $"{Name(skill)} counts as mastered: {InTen(success)} would be right now.";

    public static string Fading(Skill skill, double success) => $"{Name(skill)} was mastered and fades: {InTen(success)} would be right now.";

    public static string NothingKnown(Skill skill, double? success)
        => success is { } p ? $"No answer on {Name(skill)} is known yet; {InTen(p)} are expected to be right." : $"No answer on {Name(skill)} is known yet.";

    public static string Presumed(Skill skill) => $"{Name(skill)} lies well below the learner's level and is presumed, but no answer shows it yet.";

    public static string ProbeBelowLevel(Skill skill) => $"{Name(skill)} lies below the learner's level, but no answer shows whether it is held.";

    public static string PresumptionWithdrawn(Skill skill) => $"{Name(skill)} was presumed, until wrong answers on a neighbouring skill put that in doubt.";

    public static string GroupShares(Skill skill, int learners) => $"{Name(skill)} is a next skill of {Count(learners, "learner")}.";

    public static string BuildsOnMastered(Skill skill, Skill prerequisite) => $"{Name(skill)} builds on {Name(prerequisite)}, which is mastered.";

    public static string BuildsOnFading(Skill skill, Skill prerequisite) => $"{Name(skill)} builds on {Name(prerequisite)}, which was mastered and is due for review.";

    public static string BuildsOnPresumed(Skill skill, Skill prerequisite) => $"{Name(skill)} builds on {Name(prerequisite)}, which is presumed without an answer of its own.";

    public static string BuildsOnJudged(Skill skill, Skill prerequisite) => $"{Name(skill)} builds on {Name(prerequisite)}, which a teacher judged mastered.";

    public static string BuildsOnHeldOrPresumed(Skill skill, Skill prerequisite) => $"{Name(skill)} builds on {Name(prerequisite)}, which each learner here has mastered or is presumed to hold.";

    public static string BuildsOnNothing(Skill skill) => $"{Name(skill)} needs no other skill first.";

    public static string Repairs(Skill skill, Skill failing) => $"{Name(failing)} keeps going wrong, and {Name(skill)} is the weakest skill that it builds on.";

    public static string Judged(Skill skill, bool mastered, DateTimeOffset at)
        => mastered ? $"A teacher judged {Name(skill)} mastered on {Day(at)}." : $"A teacher judged {Name(skill)} not yet mastered on {Day(at)}.";

    public static string ReviewDue(Skill skill, DateTimeOffset due) => $"{Name(skill)} was mastered; a review has been due since {Day(due)}.";

    public static string Goal(GoalSource source, bool byTeacher, Skill skill, Skill goal)
    {
        var what = (source, byTeacher) switch
        {
            (GoalSource.Request, _) => $"{Name(goal)} was asked for as a goal",
            (GoalSource.Learner, true) => $"A teacher set {Name(goal)} as a goal",
            (GoalSource.Learner, false) => $"The learner set {Name(goal)} as a goal",
            (GoalSource.Focus, _) => $"{Name(goal)} is a focus of {Grade(goal.Level)}",
            _ => $"{Name(goal)} belongs to recent work and what it leads to",
        };
        return skill == goal ? what + "." : $"{what}, and {Name(skill)} is on the way to it.";
    }

    public static string Beyond(Skill skill, Skill goal) => $"The goals are met, and {Name(skill)} follows {Name(goal)}.";

    public static string Unlocks(Skill skill, int count) => $"{Count(count, "further skill")} on the way to the goals {(count == 1 ? "waits" : "wait")} for {Name(skill)}.";

    public static string AlignedDirectly(AlignmentRole role, Skill skill) => $"Its provider says that it {Verb(role)} {Name(skill)}.";

    public static string AlignedToMatch(AlignmentRole role, Skill aligned, Skill skill) => $"It {Verb(role)} {Name(aligned)}, which another framework calls the same skill as {Name(skill)}.";

    public static string AlignedToStandard(AlignmentRole role, Skill standard, Skill skill) => $"It {Verb(role)} {Name(standard)}, the standard that {Name(skill)} is a part of.";

    public static string AlignedToCluster(AlignmentRole role, Skill cluster, Skill skill) => $"It {Verb(role)} {Name(cluster)}, the group around {Name(skill)}; few resources name the skill itself.";

    public static string LevelFits(GradeLevel level) => $"It is made for {Grade(level.Number)}.";

    public static string HasHelped { get; } = "Learners here who started alike and used it did better later than those who did not; that may have other causes.";

    public static string TimeFits(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"It takes about {Math.Max(1, Math.Round(time.TotalMinutes)):0} minutes and fits the time at hand.");

    public static string MeetsInterest(string interest) => $"It meets an interest: {Shorten(interest, 6)}.";

    public static string MeetsNeeds { get; } = "It meets the access needs that are stated.";

    public static string PreferredMode(AccessMode mode) => $"It can be used by {Sense(mode)}, as preferred.";

    public static string AnotherKind { get; } = "It is of another kind than the first offer.";

    public static string AnotherProvider { get; } = "It comes from another provider than the first offer.";

    public static string MeasuredElsewhere { get; } = "It comes from another provider than the offers to learn from, so success here says more.";

    public static string TakenBefore { get; } = "It was taken up before.";

    /// <summary>Code, else a short form of the statement.</summary>
    public static string Name(Skill skill) => Shorten(skill.Label, 6);

    /// <summary>A grade in words.</summary>
    public static string Grade(double? level) => level switch
    {
        null => "the learner's level",
        <= -2 => "preschool",
        -1 => "prekindergarten",
        0 => "kindergarten",
        >= 13 => "post-secondary study",
        _ => string.Create(CultureInfo.InvariantCulture, $"grade {level:0}"),
    };

    static string Shorten(string text, int words)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length <= words ? text : string.Join(' ', parts.Take(words)) + " …";
    }

    static string InTen(double success) => $"about {Math.Clamp((int)Math.Round(success * 10), 0, 10)} in 10 typical tasks";

    static string Hundredths(double score) => ((int)Math.Round(score * 100)).ToString(CultureInfo.InvariantCulture);

    static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    static string Verb(AlignmentRole role) => role == AlignmentRole.Assesses ? "assesses" : "teaches";

    static string Sense(AccessMode mode) => mode switch
    {
        AccessMode.Auditory => "listening",
        AccessMode.Tactile => "touch",
        AccessMode.Textual => "reading",
        _ => "seeing",
    };
}
