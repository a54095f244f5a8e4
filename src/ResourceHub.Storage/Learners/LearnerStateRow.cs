using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Learners;

namespace ResourceHub.Storage.Learners;

/// <summary>A learner's state, every subject together.</summary>
internal sealed class LearnerStateRow
{
    public Guid LearnerId { get; init; }
    public required string Calibration { get; set; }
    public long GraphVersion { get; set; }

    /// <summary>The rules that it was folded by; empty where it must be folded anew.</summary>
    public required string Rules { get; set; }
    public required byte[] Bytes { get; set; }

    /// <summary>Grows with each write: two writers never both keep their state.</summary>
    public int Version { get; set; }

    public StoredState ToState() => new(LearnerId, Calibration, GraphVersion, Rules, Bytes);

    public void Take(StoredState state)
    {
        (Calibration, GraphVersion, Rules, Bytes) = (state.Calibration, state.GraphVersion, state.Rules, state.Bytes);
        Version++;
    }
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
