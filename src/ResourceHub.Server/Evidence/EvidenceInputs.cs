using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;

namespace ResourceHub.Server.Evidence;

internal sealed record RecordAssessmentInput(
    LearnerRefInput Learner, string Source, string SourceId, string? Attempt, string? Supersedes, string? Title, ResourceRefInput? Resource, DateTimeOffset TakenAt,
    IReadOnlyList<ItemResultInput>? Items, IReadOnlyList<SkillScore>? SkillScores, IReadOnlyList<RubricScore>? RubricScores)
{
    public AssessmentInput ToAssessment() => new(Learner.ToRef(), Source, SourceId, TakenAt)
    {
        Attempt = Attempt,
        Supersedes = Supersedes,
        Title = Title,
        Resource = Resource.ToRefOrNone(),
        Items = [.. (Items ?? []).Select(i => i.ToItem())],
        SkillScores = SkillScores ?? [],
        RubricScores = RubricScores ?? [],
    };
}

internal sealed record ItemResultInput(
    string ItemId, ResourceRefInput? Resource, string? ParentItem, IReadOnlyList<string> Skills, double Score, int? Choices, int? Attempts, int? HintsUsed,
    string? Response, string? CorrectResponse, TimeSpan? TimeSpent)
{
    public ItemResult ToItem() => new(ItemId, Skills, Score)
    {
        Resource = Resource.ToRefOrNone(),
        ParentItem = ParentItem,
        Choices = Choices,
        Attempts = Attempts,
        HintsUsed = HintsUsed,
        Response = Response,
        CorrectResponse = CorrectResponse,
        TimeSpent = TimeSpent,
    };
}

internal sealed record RecordAssessmentsInput(IReadOnlyList<RecordAssessmentInput> Assessments);

internal sealed record RecordAssessmentPayload(
    Learner? Learner, int Recorded, bool Repeated, IReadOnlyList<SkillState> Changed, IReadOnlyList<UserError> Warnings, IReadOnlyList<UserError> Errors)
{
    public static RecordAssessmentPayload Of(RecordedEvidence result)
        => new(result.View?.Learner, result.Recorded, result.Repeated, result.States(), result.Warnings, result.Errors);
}

internal sealed record RecordAssessmentsPayload(IReadOnlyList<RecordAssessmentPayload> Results, IReadOnlyList<UserError> Errors);

internal sealed record RecordActivityInput(
    LearnerRefInput Learner, ResourceRefInput Resource, string Source, string SourceId, string? Attempt, string? Assignment, string? Recommendation, DateTimeOffset At,
    double? Score, bool? Completed, int? Attempts, int? HintsUsed, IReadOnlyList<ItemResultInput>? Items, TimeSpan? TimeSpent)
{
    /// <exception cref="HubException"><c>ID_INVALID</c>.</exception>
    public ActivityInput ToActivity() => new(Learner.ToRef(), Resource.ToRefOrNone()!, Source, SourceId, At)
    {
        Attempt = Attempt,
        Assignment = Assignment is null ? null : GlobalId.Decode(Assignment, "Assignment", "assignment"),
        Recommendation = Recommendation,
        Score = Score,
        Completed = Completed,
        Attempts = Attempts,
        HintsUsed = HintsUsed,
        Items = [.. (Items ?? []).Select(i => i.ToItem())],
        TimeSpent = TimeSpent,
    };
}

internal sealed record RecordActivityPayload(
    Learner? Learner, bool Repeated, IReadOnlyList<SkillState> Changed, IReadOnlyList<UserError> Warnings, IReadOnlyList<UserError> Errors)
{
    public static RecordActivityPayload Of(RecordedEvidence result)
        => new(result.View?.Learner, result.Repeated, result.States(), result.Warnings, result.Errors);
}

internal sealed record JudgeSkillInput(LearnerRefInput Learner, string Skill, bool Mastered, string? Note);

internal sealed record JudgeSkillPayload(SkillState? State, IReadOnlyList<UserError> Errors);

internal sealed record VoidEvidenceInput(EvidenceRefInput Which, string Reason);

internal sealed record EvidenceRefInput(string? Id, SourceRefInput? Source)
{
    public EvidenceRef ToRef()
        => Source is null
            ? new(GlobalId.TryDecode(Id, "Evidence", out var id) ? id : Guid.Empty)
            : new(null, Source.Source, Source.SourceId, Source.Learner?.ToRef());
}

internal sealed record SourceRefInput(string Source, string SourceId, LearnerRefInput? Learner);

internal sealed record VoidEvidencePayload(Learner? Learner, int Voided, IReadOnlyList<UserError> Errors);

internal static class EvidenceInputs
{
    /// <summary>The reference; an id of something else is one that no resource has.</summary>
    public static ResourceRef? ToRefOrNone(this ResourceRefInput? input) => input is null ? null : input.ToRef() ?? new ResourceRef(Guid.Empty);

    /// <summary>The states of the skills that changed.</summary>
    public static IReadOnlyList<SkillState> States(this RecordedEvidence result)
        => result.View is not { } view ? [] : [.. result.Changed.Select(s => SkillState.Of(view, s)).OfType<SkillState>()];
}
