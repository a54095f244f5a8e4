using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Storage.Catalog;

/// <summary>A link to another resource by one of its keys; the other may come later, or never.</summary>
internal sealed class ResourceLinkRow
{
    public Guid ResourceId { get; init; }
    public LinkKind Kind { get; init; }
    public Guid TargetKey { get; init; }

    public static IEnumerable<ResourceLinkRow> Of(LearningResource resource)
        => resource.PartOfKeys.Select(key => (LinkKind.PartOf, key))
            .Concat(resource.BasedOnKeys.Select(key => (resource.IsAssessment ? LinkKind.Quiz : LinkKind.BasedOn, key)))
            .Distinct()
            .Select(link => new ResourceLinkRow { ResourceId = resource.Id, Kind = link.Item1, TargetKey = link.key });
}

/// <summary>What a link says.</summary>
internal enum LinkKind
{
    /// <summary>It is part of the target.</summary>
    PartOf,

    /// <summary>It is based on the target.</summary>
    BasedOn,

    /// <summary>It is an assessment based on the target.</summary>
    Quiz,
}

internal sealed class ResourceLinkConfiguration : IEntityTypeConfiguration<ResourceLinkRow>
{
    public void Configure(EntityTypeBuilder<ResourceLinkRow> builder)
    {
        builder.ToTable("ResourceLinks");
        builder.HasKey(l => new { l.ResourceId, l.Kind, l.TargetKey });
        builder.HasIndex(l => new { l.TargetKey, l.Kind });
        builder.HasOne<ResourceRow>().WithMany().HasForeignKey(l => l.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
