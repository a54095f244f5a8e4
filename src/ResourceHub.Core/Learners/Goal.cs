namespace ResourceHub.Core.Learners;

/// <summary>What a learner is to reach: a skill, or words.</summary>
/// <param name="Skill">CASE identifier; null where the goal is only words.</param>
/// <param name="Statement">Words of the learner or the teacher.</param>
/// <param name="TargetDate">By when.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="SetAt">When it was set.</param>
/// <param name="Missing">CASE identifiers of the skills on the way that were not mastered when it was set.</param>
public sealed record Goal(
    Guid? Skill, string? Statement, DateOnly? TargetDate, GoalOwner SetBy, DateTimeOffset SetAt, IReadOnlyList<Guid> Missing);
