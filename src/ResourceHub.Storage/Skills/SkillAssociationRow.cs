using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Skills;

namespace ResourceHub.Storage.Skills;

/// <summary>An association as given. Its ends may be anywhere or nowhere, so they are no foreign keys; its identifier may repeat.</summary>
internal sealed class SkillAssociationRow
{
    public Guid FrameworkId { get; init; }
    public int Position { get; init; }
    public Guid Identifier { get; init; }
    public required string Type { get; init; }
    public Guid? OriginId { get; init; }
    public required string OriginUri { get; init; }
    public string? OriginTitle { get; init; }
    public Guid? DestinationId { get; init; }
    public required string DestinationUri { get; init; }
    public string? DestinationTitle { get; init; }
    public int? SequenceNumber { get; init; }

    public static SkillAssociationRow Of(Guid framework, int position, SkillAssociation association) => new()
    {
        FrameworkId = framework,
        Position = position,
        Identifier = association.Identifier,
        Type = association.Type,
        OriginId = association.Origin.Identifier,
        OriginUri = association.Origin.Uri,
        OriginTitle = association.Origin.Title,
        DestinationId = association.Destination.Identifier,
        DestinationUri = association.Destination.Uri,
        DestinationTitle = association.Destination.Title,
        SequenceNumber = association.SequenceNumber,
    };

    public SkillAssociation ToAssociation()
        => new(Identifier, Type, new(OriginId, OriginUri, OriginTitle), new(DestinationId, DestinationUri, DestinationTitle), SequenceNumber);
}

internal sealed class SkillAssociationConfiguration : IEntityTypeConfiguration<SkillAssociationRow>
{
    public void Configure(EntityTypeBuilder<SkillAssociationRow> builder)
    {
        builder.ToTable("skill_associations");
        builder.HasKey(a => new { a.FrameworkId, a.Position });
        builder.HasOne<FrameworkRow>().WithMany().HasForeignKey(a => a.FrameworkId);
        builder.HasIndex(a => a.OriginId);
        builder.HasIndex(a => a.DestinationId);
    }
}
