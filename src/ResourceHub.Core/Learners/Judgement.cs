namespace ResourceHub.Core.Learners;

/// <summary>A teacher's judgement of a skill that stands.</summary>
/// <param name="Mastered">Whether the skill is judged mastered.</param>
/// <param name="Note">The teacher's words.</param>
/// <param name="At">When it was made.</param>
/// <param name="Evidence">The piece of evidence that it is.</param>
public sealed record Judgement(bool Mastered, string? Note, DateTimeOffset At, Guid Evidence);
