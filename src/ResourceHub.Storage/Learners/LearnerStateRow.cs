using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Learners;

namespace ResourceHub.Storage.Learners;

/// <summary>A learner's state, every subject together.</summary>
internal sealed class LearnerStateRow
{
    public Guid LearnerId { get; init; }
    public required string Calibration { get; init; }
    public long GraphVersion { get; init; }

    /// <summary>The rules that it was folded by; empty where it must be folded anew.</summary>
    public required string Rules { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>Grows with each write: two writers never both keep their state.</summary>
    public int Version { get; init; }

    public static LearnerStateRow Of(StoredState state, int version) => new()
    {
        LearnerId = state.Learner,
        Calibration = state.Calibration,
        GraphVersion = state.GraphVersion,
        Rules = state.Rules,
        Bytes = state.Bytes,
        Version = version,
    };

    public StoredState ToState() => new(LearnerId, Calibration, GraphVersion, Rules, Bytes);
}

internal sealed class LearnerStateConfiguration : IEntityTypeConfiguration<LearnerStateRow>
{
    public void Configure(EntityTypeBuilder<LearnerStateRow> builder)
    {
        builder.ToTable("LearnerStates");
        builder.HasKey(s => s.LearnerId);
        builder.Property(s => s.LearnerId).ValueGeneratedNever();
        builder.Property(s => s.Calibration).HasMaxLength(60);
        builder.Property(s => s.Rules).HasMaxLength(60);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<LearnerRow>().WithOne().HasForeignKey<LearnerStateRow>(s => s.LearnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
