using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResourceHub.Storage.Recommendations;

/// <summary>The one secret that signs recommendations; in the database, so that every replica has the same.</summary>
internal sealed class RecommendationSecretRow
{
    /// <summary>The id of the only row.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public required byte[] Secret { get; init; }
}

internal sealed class RecommendationSecretConfiguration : IEntityTypeConfiguration<RecommendationSecretRow>
{
    public void Configure(EntityTypeBuilder<RecommendationSecretRow> builder)
    {
        builder.ToTable("RecommendationSecret");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Secret).HasMaxLength(64);
    }
}
