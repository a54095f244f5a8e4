using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Catalog;
using ResourceHub.Storage.Providers;

namespace ResourceHub.Storage.Catalog;

/// <summary>A resource: what is looked up or counted has a column, the rest is in the document.</summary>
internal sealed class ResourceRow
{
    public Guid Id { get; init; }
    public Guid ProviderId { get; init; }
    public required string ExternalId { get; init; }

    /// <summary>Key of (provider, external id).</summary>
    public Guid RecordKey { get; init; }

    /// <summary>Key of the canonical address.</summary>
    public Guid? UrlKey { get; init; }
    public required string Name { get; init; }
    public int? Position { get; init; }
    public int Version { get; init; }
    public long IndexVersion { get; init; }
    public bool Withdrawn { get; init; }

    /// <summary>Aligned to a known skill.</summary>
    public bool Aligned { get; init; }

    /// <summary>Names a skill, known or not.</summary>
    public bool NamesSkills { get; init; }
    public required byte[] ContentHash { get; init; }
    public required byte[] DocumentHash { get; init; }
    public required byte[] Document { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    public static ResourceRow Of(ResourceWrite write, byte[] contentHash) => new()
    {
        Id = write.Resource.Id,
        ProviderId = write.Resource.ProviderId,
        ExternalId = write.Resource.ExternalId,
        RecordKey = ResourceKey.OfExternal(write.Resource.ProviderId, write.Resource.ExternalId),
        UrlKey = write.Resource.Url is { } url ? ResourceKey.OfUrl(url) : null,
        Name = write.Resource.Name,
        Position = write.Resource.Position,
        Version = write.Resource.Version,
        IndexVersion = write.Resource.IndexVersion,
        Withdrawn = write.Resource.Withdrawn,
        Aligned = write.Resource.Alignments.Count > 0,
        NamesSkills = write.Resource.Alignments.Count + write.Resource.UnresolvedAlignments.Count > 0,
        ContentHash = contentHash,
        DocumentHash = write.DocumentHash,
        Document = write.Document,
        PublishedAt = write.Resource.PublishedAt,
    };

    public LearningResource ToResource() => ResourceDocument.Read(Document) with
    {
        Id = Id,
        ProviderId = ProviderId,
        ExternalId = ExternalId,
        Version = Version,
        IndexVersion = IndexVersion,
        Withdrawn = Withdrawn,
        PublishedAt = PublishedAt,
    };
}

internal sealed class ResourceConfiguration : IEntityTypeConfiguration<ResourceRow>
{
    public void Configure(EntityTypeBuilder<ResourceRow> builder)
    {
        builder.ToTable("Resources");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.ExternalId).HasMaxLength(400);
        builder.Property(r => r.Name).HasMaxLength(500);
        builder.Property(r => r.ContentHash).HasMaxLength(32);
        builder.Property(r => r.DocumentHash).HasMaxLength(32);
        builder.HasIndex(r => r.RecordKey).IsUnique();
        builder.HasIndex(r => r.UrlKey);
        builder.HasIndex(r => new { r.ProviderId, r.Withdrawn, r.Aligned });
        builder.HasOne<ProviderRow>().WithMany().HasForeignKey(r => r.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
