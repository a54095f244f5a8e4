using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Providers;

namespace ResourceHub.Storage.Providers;

internal sealed class PublishRunRow
{
    public Guid Id { get; init; }
    public Guid ProviderId { get; init; }
    public RunStatus Status { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public int Seen { get; init; }
    public int Created { get; init; }
    public int Updated { get; init; }
    public int Unchanged { get; init; }
    public int Rejected { get; init; }
    public int Withdrawn { get; init; }

    public static PublishRunRow Of(PublishRun run) => new()
    {
        Id = run.Id,
        ProviderId = run.ProviderId,
        Status = run.Status,
        StartedAt = run.StartedAt,
        UpdatedAt = run.UpdatedAt,
        FinishedAt = run.FinishedAt,
        Seen = run.Seen,
        Created = run.Created,
        Updated = run.Updated,
        Unchanged = run.Unchanged,
        Rejected = run.Rejected,
        Withdrawn = run.Withdrawn,
    };

    /// <summary>The run; one that says it runs but has been silent for so long was killed.</summary>
    public PublishRun ToRun(DateTimeOffset now) => new()
    {
        Id = Id,
        ProviderId = ProviderId,
        Status = Status == RunStatus.Running && now - UpdatedAt > Silence ? RunStatus.Failed : Status,
        StartedAt = StartedAt,
        UpdatedAt = UpdatedAt,
        FinishedAt = FinishedAt,
        Seen = Seen,
        Created = Created,
        Updated = Updated,
        Unchanged = Unchanged,
        Rejected = Rejected,
        Withdrawn = Withdrawn,
    };

    static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);
}

internal sealed class PublishRunConfiguration : IEntityTypeConfiguration<PublishRunRow>
{
    public void Configure(EntityTypeBuilder<PublishRunRow> builder)
    {
        builder.ToTable("PublishRuns");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.ProviderId, r.Id });
        builder.HasOne<ProviderRow>().WithMany().HasForeignKey(r => r.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
