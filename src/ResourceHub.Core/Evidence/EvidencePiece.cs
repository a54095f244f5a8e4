using System.Security.Cryptography;
using System.Text.Json;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Evidence;

/// <summary>One thing that a call reports, as it was sent: an item, a score for a skill, a criterion of a rubric, or the activity itself (item "").</summary>
internal sealed record EvidencePiece(string Item, EvidenceKind Kind, IReadOnlyList<EvidenceSkill> Skills, double? Score, LearningResource? Resource, LearningResource? Whole)
{
    public double Role { get; init; } = 1;

    public int Items { get; init; } = 1;

    public int? Choices { get; init; }

    public int? Attempts { get; init; }

    public int? HintsUsed { get; init; }

    public string? ParentItem { get; init; }

    public string? Response { get; init; }

    public string? CorrectResponse { get; init; }

    public TimeSpan? TimeSpent { get; init; }

    public string? Title { get; init; }

    public Guid? Assignment { get; init; }

    public string? Recommendation { get; init; }

    public bool? Completed { get; init; }

    /// <summary>Part of work that is not finished, whatever was right in it.</summary>
    public bool Unfinished { get; init; }

    public string? Content { get; init; }

    // what was sent, not what it resolved to: a repeat is a repeat even after a framework has come
    public byte[] Hash(DateTimeOffset at, string? attempt) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object?[]>(
    [
        Kind.ToString(), at.UtcTicks, attempt, Kind == EvidenceKind.Activity && Item.Length == 0 ? null : Skills.Select(s => s.Name).ToArray(), Score, Content, Choices, Attempts, HintsUsed,
        ParentItem, Response, CorrectResponse, TimeSpent?.Ticks, Title, Assignment, Recommendation, Completed, Resource?.Id, Whole?.Id,
    ]));
}
