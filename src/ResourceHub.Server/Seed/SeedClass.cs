namespace ResourceHub.Server.Seed;

/// <summary>class.json as seed/README.md describes it: names and meanings are those of the contract's inputs, times are relative.</summary>
internal sealed record SeedClass(
    SeedClass.NamedSlug Organisation,
    string SeedLearner,
    IReadOnlyList<SeedClass.LearnerEntry> Learners,
    SeedClass.GroupEntry Group,
    IReadOnlyList<SeedClass.PreferenceEntry> Preferences,
    IReadOnlyList<SeedClass.GoalEntry> Goals,
    IReadOnlyList<SeedClass.AssessmentEntry> Assessments,
    IReadOnlyList<SeedClass.ActivityEntry> Activities)
{
    internal sealed record NamedSlug(string Slug, string Name);

    internal sealed record LearnerEntry(string ExternalId, string? EducationLevel, IReadOnlyList<string>? Languages, IReadOnlyList<string>? Interests);

    internal sealed record GroupEntry(string ExternalId, string Name, IReadOnlyList<string> Learners);

    internal sealed record PreferenceEntry(string Learner, IReadOnlyList<string>? PreferredAccessModes, NeedsEntry? AccessNeeds, string? Motivations);

    internal sealed record NeedsEntry(IReadOnlyList<string>? AccessModeSufficient, IReadOnlyList<string>? Features, IReadOnlyList<string>? WithoutHazards);

    internal sealed record GoalEntry(string Learner, IReadOnlyList<Goal> Goals, string SetBy);

    internal sealed record Goal(string? Skill, string? Statement, int? TargetDayOffset);

    internal sealed record Resource(string Provider, string ExternalId);

    internal sealed record AssessmentEntry(
        string Learner, string Source, string SourceId, string? Title, Resource? Resource, int DayOffset, string Time,
        IReadOnlyList<Item>? Items, IReadOnlyList<SkillScore>? SkillScores);

    internal sealed record ActivityEntry(
        string Learner, Resource Resource, string Source, string SourceId, int DayOffset, string Time,
        double? Score, bool? Completed, int? Attempts, int? HintsUsed, IReadOnlyList<Item>? Items, string? TimeSpent);

    internal sealed record Item(string ItemId, IReadOnlyList<string> Skills, double Score, int? Choices, string? Response, string? CorrectResponse);

    internal sealed record SkillScore(string Skill, double Score, double? MaxScore, int? ItemCount);
}
