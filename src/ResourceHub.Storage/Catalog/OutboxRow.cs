using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResourceHub.Storage.Catalog;

/// <summary>A change that the index has not seen yet.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; init; }
    public Guid ResourceId { get; init; }
    public long IndexVersion { get; init; }
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => o.ResourceId);
        builder.HasIndex(o => o.ClaimedBy);
    }
}
