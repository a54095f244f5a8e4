namespace ResourceHub.Core.Evidence;

/// <summary>One piece of evidence, of whatever source: a row of the append-only log.</summary>
public sealed record EvidenceRecord
{
    /// <summary>The hub's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that it stays in.</summary>
    public required Guid Organization { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid Learner { get; init; }

    /// <summary>The client's id of the learner as it was sent; part of the idempotency key.</summary>
    public required string LearnerKey { get; init; }

    /// <summary>Who measured.</summary>
    public required string Source { get; init; }

    /// <summary>The source's id of the call.</summary>
    public required string SourceId { get; init; }

    /// <summary>The itemId, else <c>skill:</c>, <c>rubric:</c> or <c>scale:</c> and a name; empty for an activity as a whole.</summary>
    public required string Item { get; init; }

    /// <summary>Place in the call, from 0.</summary>
    public int Place { get; init; }

    /// <summary>What was observed.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The skills that it tells about.</summary>
    public IReadOnlyList<EvidenceSkill> Skills { get; init; } = [];

    /// <summary>0 to 1; null where the activity gave none.</summary>
    public double? Score { get; init; }

    /// <summary>1, or .5 where the resource only teaches the skills.</summary>
    public double Role { get; init; } = 1;

    /// <summary>Item weight: 1 for one item, up to 10 for a score over several.</summary>
    public int Items { get; init; } = 1;

    /// <summary>Answers to choose from; null where it was not multiple choice.</summary>
    public int? Choices { get; init; }

    /// <summary>Attempts at the item; more than one means that the first was wrong.</summary>
    public int? Attempts { get; init; }

    /// <summary>Hints used; kept, and changes nothing.</summary>
    public int? HintsUsed { get; init; }

    /// <summary>The item as a resource; of an activity as a whole, what was worked with.</summary>
    public Guid? ItemResource { get; init; }

    /// <summary>The assessment or activity that it is part of, as a resource.</summary>
    public Guid? Whole { get; init; }

    /// <summary>The resource that it is shown with.</summary>
    public Guid? Resource => ItemResource ?? Whole;

    /// <summary>The provider of that resource.</summary>
    public Guid? Provider { get; init; }

    /// <summary>The attempt that several tools may report.</summary>
    public string? Attempt { get; init; }

    /// <summary>The problem that the item is a step of.</summary>
    public string? ParentItem { get; init; }

    /// <summary>What the learner answered.</summary>
    public string? Response { get; init; }

    /// <summary>What would have been right.</summary>
    public string? CorrectResponse { get; init; }

    /// <summary>Time spent.</summary>
    public TimeSpan? TimeSpent { get; init; }

    /// <summary>Title of the assessment.</summary>
    public string? Title { get; init; }

    /// <summary>The assignment that it answers.</summary>
    public Guid? Assignment { get; init; }

    /// <summary>The recommendation that led to it.</summary>
    public string? Recommendation { get; init; }

    /// <summary>Whether the activity was finished.</summary>
    public bool? Completed { get; init; }

    /// <summary>A judgement's verdict.</summary>
    public bool? Mastered { get; init; }

    /// <summary>A judgement's words.</summary>
    public string? Note { get; init; }

    /// <summary>When it happened, as sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the hub received it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The instant that counts: never after receipt.</summary>
    public DateTimeOffset FoldAt => At < ReceivedAt ? At : ReceivedAt;

    /// <summary>SHA-256 of the content as sent; the same key with other content is refused.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>Seen, but without a number: unscored, or reported before in more detail.</summary>
    public bool Exposure { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? VoidReason { get; init; }

    /// <summary>The itemId as sent; null for what has none.</summary>
    public string? ItemId => Kind is EvidenceKind.AssessmentItem or EvidenceKind.Activity && Item.Length > 0 ? Item : null;
}
