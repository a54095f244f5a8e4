using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;

namespace ResourceHub.Storage.Groups;

/// <summary>An assignment. What follows from evidence, catalogue and clock is not stored.</summary>
internal sealed class AssignmentRow
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public Guid BatchId { get; init; }

    /// <summary>Place among all assignments in the order they were made, from 1: what pages go by.</summary>
    public long Sequence { get; init; }
    public Guid LearnerId { get; init; }
    public Guid? GroupId { get; init; }
    public Guid SkillId { get; init; }
    public Guid ResourceId { get; init; }
    public int ResourceVersion { get; init; }
    public DateTimeOffset AssignedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public Readiness Readiness { get; init; }
    public bool Excused { get; set; }
    public bool Cancelled { get; set; }

    public static AssignmentRow Of(Assignment assignment, Guid batch, long sequence) => new()
    {
        Id = assignment.Id,
        OrganizationId = assignment.Organization,
        BatchId = batch,
        Sequence = sequence,
        LearnerId = assignment.Learner,
        GroupId = assignment.Group,
        SkillId = assignment.Skill,
        ResourceId = assignment.Resource,
        ResourceVersion = assignment.ResourceVersion,
        AssignedAt = assignment.AssignedAt,
        DueAt = assignment.DueAt,
        Readiness = assignment.Readiness,
    };

    public Assignment ToAssignment(AssignmentStatus status) => new()
    {
        Id = Id,
        Organization = OrganizationId,
        Learner = LearnerId,
        Group = GroupId,
        Skill = SkillId,
        Resource = ResourceId,
        ResourceVersion = ResourceVersion,
        AssignedAt = AssignedAt,
        DueAt = DueAt,
        Readiness = Readiness,
        Status = status,
    };
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<AssignmentRow>
{
    public void Configure(EntityTypeBuilder<AssignmentRow> builder)
    {
        builder.ToTable("Assignments");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.Sequence).IsUnique();
        builder.HasIndex(a => new { a.LearnerId, a.Sequence });
        builder.HasIndex(a => a.BatchId);
        builder.HasOne<AssignmentBatchRow>().WithMany().HasForeignKey(a => a.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A call that assigned, under the key that makes it safe to repeat.</summary>
internal sealed class AssignmentBatchRow
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public required string Key { get; init; }
    public required byte[] ContentHash { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class AssignmentBatchConfiguration : IEntityTypeConfiguration<AssignmentBatchRow>
{
    public void Configure(EntityTypeBuilder<AssignmentBatchRow> builder)
    {
        builder.ToTable("AssignmentBatches");
        builder.HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Key).HasMaxLength(200);
        builder.Property(b => b.ContentHash).HasMaxLength(32);
        builder.HasIndex(b => new { b.OrganizationId, b.Key }).IsUnique();
    }
}
