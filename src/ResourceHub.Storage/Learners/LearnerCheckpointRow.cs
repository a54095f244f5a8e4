using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Learners;

namespace ResourceHub.Storage.Learners;

/// <summary>A learner's state as it was after every 32nd piece of evidence: where late evidence is folded from.</summary>
internal sealed class LearnerCheckpointRow
{
    public Guid LearnerId { get; init; }

    /// <summary>The instant of the last piece folded.</summary>
    public DateTimeOffset At { get; init; }
    public required string Calibration { get; init; }
    public long GraphVersion { get; init; }
    public required string Rules { get; init; }
    public required byte[] Bytes { get; init; }

    public static LearnerCheckpointRow Of(StoredState state, DateTimeOffset at) => new()
    {
        LearnerId = state.Learner,
        At = at,
        Calibration = state.Calibration,
        GraphVersion = state.GraphVersion,
        Rules = state.Rules,
        Bytes = state.Bytes,
    };

    public StoredState ToState() => new(LearnerId, Calibration, GraphVersion, Rules, Bytes);
}

internal sealed class LearnerCheckpointConfiguration : IEntityTypeConfiguration<LearnerCheckpointRow>
{
    public void Configure(EntityTypeBuilder<LearnerCheckpointRow> builder)
    {
        builder.ToTable("LearnerCheckpoints");
        builder.HasKey(c => new { c.LearnerId, c.At });
        builder.Property(c => c.Calibration).HasMaxLength(60);
        builder.Property(c => c.Rules).HasMaxLength(60);
        builder.HasOne<LearnerRow>().WithMany().HasForeignKey(c => c.LearnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
