using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Evidence;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Evidence;

/// <summary>A piece of evidence.</summary>
internal sealed class EvidenceRow
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid LearnerId { get; init; }
    public required string LearnerKey { get; init; }
    public required string Source { get; init; }
    public required string SourceId { get; init; }
    public required string Item { get; init; }

    /// <summary>SHA-256 of the idempotency key, for a store whose index keys are too short for the key itself.</summary>
    public byte[] KeyHash { get; init; } = [];
    public int Place { get; init; }
    public EvidenceKind Kind { get; init; }

    /// <summary>Names and identifiers of the skills with their weights, as JSON.</summary>
    public required string Skills { get; set; }
    public double? Score { get; init; }
    public double Role { get; init; }
    public int Items { get; init; }
    public int? Choices { get; init; }
    public int? Attempts { get; init; }
    public int? HintsUsed { get; init; }
    public Guid? ItemResourceId { get; init; }
    public Guid? WholeId { get; init; }
    public Guid? ProviderId { get; init; }
    public string? Attempt { get; init; }
    public string? ParentItem { get; init; }
    public string? Response { get; init; }
    public string? CorrectResponse { get; init; }
    public long? TimeSpentTicks { get; init; }
    public string? Title { get; init; }
    public Guid? AssignmentId { get; init; }
    public string? Recommendation { get; init; }
    public bool? Completed { get; init; }
    public bool? Mastered { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The instant that counts: never after receipt.</summary>
    public DateTimeOffset FoldAt { get; init; }
    public required byte[] ContentHash { get; init; }
    public bool Exposure { get; set; }
    public DateTimeOffset? VoidedAt { get; set; }
    public string? VoidReason { get; set; }

    public static EvidenceRow Of(EvidenceRecord e) => new()
    {
        Id = e.Id,
        OrganizationId = e.Organization,
        LearnerId = e.Learner,
        LearnerKey = e.LearnerKey,
        Source = e.Source,
        SourceId = e.SourceId,
        Item = e.Item,
        KeyHash = HashOf(e),
        Place = e.Place,
        Kind = e.Kind,
        Skills = Write(e.Skills),
        Score = e.Score,
        Role = e.Role,
        Items = e.Items,
        Choices = e.Choices,
        Attempts = e.Attempts,
        HintsUsed = e.HintsUsed,
        ItemResourceId = e.ItemResource,
        WholeId = e.Whole,
        ProviderId = e.Provider,
        Attempt = e.Attempt,
        ParentItem = e.ParentItem,
        Response = e.Response,
        CorrectResponse = e.CorrectResponse,
        TimeSpentTicks = e.TimeSpent?.Ticks,
        Title = e.Title,
        AssignmentId = e.Assignment,
        Recommendation = e.Recommendation,
        Completed = e.Completed,
        Mastered = e.Mastered,
        Note = e.Note,
        At = e.At,
        ReceivedAt = e.ReceivedAt,
        FoldAt = e.FoldAt,
        ContentHash = e.ContentHash,
        Exposure = e.Exposure,
        VoidedAt = e.VoidedAt,
        VoidReason = e.VoidReason,
    };

    public void Take(EvidenceRecord e) => (Skills, Exposure, VoidedAt, VoidReason) = (Write(e.Skills), e.Exposure, e.VoidedAt, e.VoidReason);

    public EvidenceRecord ToRecord() => new()
    {
        Id = Id,
        Organization = OrganizationId,
        Learner = LearnerId,
        LearnerKey = LearnerKey,
        Source = Source,
        SourceId = SourceId,
        Item = Item,
        Place = Place,
        Kind = Kind,
        Skills = JsonSerializer.Deserialize<EvidenceSkill[]>(Skills) ?? [],
        Score = Score,
        Role = Role,
        Items = Items,
        Choices = Choices,
        Attempts = Attempts,
        HintsUsed = HintsUsed,
        ItemResource = ItemResourceId,
        Whole = WholeId,
        Provider = ProviderId,
        Attempt = Attempt,
        ParentItem = ParentItem,
        Response = Response,
        CorrectResponse = CorrectResponse,
        TimeSpent = TimeSpentTicks is { } ticks ? new TimeSpan(ticks) : null,
        Title = Title,
        Assignment = AssignmentId,
        Recommendation = Recommendation,
        Completed = Completed,
        Mastered = Mastered,
        Note = Note,
        At = At,
        ReceivedAt = ReceivedAt,
        ContentHash = ContentHash,
        Exposure = Exposure,
        VoidedAt = VoidedAt,
        VoidReason = VoidReason,
    };

    public static IEnumerable<EvidenceSkillRow> SkillsOf(EvidenceRecord e)
        => e.Skills.Where(s => s.Skill is not null).Select(s => s.Skill!.Value).Distinct()
            .Select(skill => new EvidenceSkillRow { LearnerId = e.Learner, SkillId = skill, EvidenceId = e.Id });

    static byte[] HashOf(EvidenceRecord e)
        => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string[]>([e.Organization.ToString("N"), e.LearnerKey, e.Source, e.SourceId, e.Item]));

    static string Write(IReadOnlyList<EvidenceSkill> skills) => JsonSerializer.Serialize(skills);
}

/// <summary>A known skill of a piece of evidence, to find the piece by.</summary>
internal sealed class EvidenceSkillRow
{
    public Guid LearnerId { get; init; }
    public Guid SkillId { get; init; }
    public Guid EvidenceId { get; init; }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<EvidenceRow>
{
    public void Configure(EntityTypeBuilder<EvidenceRow> builder)
    {
        builder.ToTable("Evidence");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.LearnerKey).HasMaxLength(200);
        builder.Property(e => e.Source).HasMaxLength(200);
        builder.Property(e => e.SourceId).HasMaxLength(200);
        builder.Property(e => e.Item).HasMaxLength(640);
        builder.Property(e => e.Attempt).HasMaxLength(200);
        builder.Property(e => e.Title).HasMaxLength(400);
        builder.Ignore(e => e.KeyHash);
        // the idempotency key
        builder.HasIndex(e => new { e.OrganizationId, e.LearnerKey, e.Source, e.SourceId, e.Item }).IsUnique();
        builder.HasIndex(e => new { e.OrganizationId, e.Source, e.SourceId });
        builder.HasIndex(e => new { e.LearnerId, e.FoldAt });
        builder.HasIndex(e => e.AssignmentId);
        builder.HasOne<LearnerRow>().WithMany().HasForeignKey(e => e.LearnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvidenceSkillConfiguration : IEntityTypeConfiguration<EvidenceSkillRow>
{
    public void Configure(EntityTypeBuilder<EvidenceSkillRow> builder)
    {
        builder.ToTable("EvidenceSkills");
        builder.HasKey(s => new { s.LearnerId, s.SkillId, s.EvidenceId });
        builder.HasOne<EvidenceRow>().WithMany().HasForeignKey(s => s.EvidenceId).OnDelete(DeleteBehavior.Restrict);
    }
}
