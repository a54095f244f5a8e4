using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Groups;

/// <summary>A group of learners.</summary>
internal sealed class GroupRow
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public required string ExternalId { get; init; }
    public required string Name { get; set; }
}

/// <summary>A current member of a group.</summary>
internal sealed class GroupMemberRow
{
    public Guid GroupId { get; init; }
    public Guid LearnerId { get; init; }

    /// <summary>Place in the membership as it was sent, from 0.</summary>
    public int Place { get; set; }
}

internal sealed class GroupConfiguration : IEntityTypeConfiguration<GroupRow>
{
    public void Configure(EntityTypeBuilder<GroupRow> builder)
    {
        builder.ToTable("Groups");
        builder.HasKey(g => g.Id);
        builder.Property(g => g.ExternalId).HasMaxLength(200);
        builder.Property(g => g.Name).HasMaxLength(200);
        builder.HasIndex(g => new { g.OrganizationId, g.ExternalId }).IsUnique();
    }
}

internal sealed class GroupMemberConfiguration : IEntityTypeConfiguration<GroupMemberRow>
{
    public void Configure(EntityTypeBuilder<GroupMemberRow> builder)
    {
        builder.ToTable("GroupMembers");
        builder.HasKey(m => new { m.GroupId, m.LearnerId });
        builder.HasIndex(m => m.LearnerId);
        builder.HasOne<GroupRow>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LearnerRow>().WithMany().HasForeignKey(m => m.LearnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
