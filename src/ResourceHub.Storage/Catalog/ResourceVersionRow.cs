using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResourceHub.Storage.Catalog;

/// <summary>What a resource was at one version, with the record as it came.</summary>
internal sealed class ResourceVersionRow
{
    public Guid ResourceId { get; init; }
    public int Version { get; init; }
    public required string Name { get; init; }
    public string? Url { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public required byte[] JsonLd { get; init; }
}

internal sealed class ResourceVersionConfiguration : IEntityTypeConfiguration<ResourceVersionRow>
{
    public void Configure(EntityTypeBuilder<ResourceVersionRow> builder)
    {
        builder.ToTable("ResourceVersions");
        builder.HasKey(v => new { v.ResourceId, v.Version });
        builder.Property(v => v.Name).HasMaxLength(500);
        builder.Property(v => v.Url).HasMaxLength(2000);
        builder.HasOne<ResourceRow>().WithMany().HasForeignKey(v => v.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
