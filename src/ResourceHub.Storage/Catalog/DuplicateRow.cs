using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResourceHub.Storage.Catalog;

/// <summary>How a resource was judged when duplicates were last looked for.</summary>
internal sealed class DuplicateRow
{
    public Guid ResourceId { get; init; }

    /// <summary>Changes when what decides changes.</summary>
    public Guid Fingerprint { get; init; }

    /// <summary>The group of resources that are the same thing; null where it stands alone.</summary>
    public Guid? GroupId { get; set; }
}

/// <summary>Where a resource meets those that may be the same thing: its address, or a bucket of its text.</summary>
internal sealed class DuplicateKeyRow
{
    public Guid Key { get; init; }
    public Guid ResourceId { get; init; }
    public Guid ProviderId { get; init; }
}

internal sealed class DuplicateConfiguration : IEntityTypeConfiguration<DuplicateRow>, IEntityTypeConfiguration<DuplicateKeyRow>
{
    public void Configure(EntityTypeBuilder<DuplicateRow> builder)
    {
        builder.ToTable("Duplicates");
        builder.HasKey(d => d.ResourceId);
        builder.Property(d => d.ResourceId).ValueGeneratedNever();
        builder.HasIndex(d => d.GroupId);
        builder.HasOne<ResourceRow>().WithOne().HasForeignKey<DuplicateRow>(d => d.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DuplicateKeyRow> builder)
    {
        builder.ToTable("DuplicateKeys");
        builder.HasKey(k => new { k.Key, k.ResourceId });
        builder.HasIndex(k => k.ResourceId);
        builder.HasOne<ResourceRow>().WithMany().HasForeignKey(k => k.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
