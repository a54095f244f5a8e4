using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Learners;

namespace ResourceHub.Storage.Learners;

/// <summary>A learner.</summary>
internal sealed class LearnerRow
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public required string ExternalId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Levels, preferences and goals as JSON.</summary>
    public required string Profile { get; set; }

    public static LearnerRow Of(Learner learner) => new()
    {
        Id = learner.Id,
        OrganizationId = learner.Organization,
        ExternalId = learner.ExternalId,
        CreatedAt = learner.CreatedAt,
        Profile = LearnerProfile.Write(learner),
    };

    public Learner ToLearner() => LearnerProfile.Read(
        new Learner { Id = Id, Organization = OrganizationId, ExternalId = ExternalId, CreatedAt = CreatedAt }, Profile);
}

internal sealed class LearnerConfiguration : IEntityTypeConfiguration<LearnerRow>
{
    public void Configure(EntityTypeBuilder<LearnerRow> builder)
    {
        builder.ToTable("Learners");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.ExternalId).HasMaxLength(200);
        builder.HasIndex(l => new { l.OrganizationId, l.ExternalId }).IsUnique();
    }
}
