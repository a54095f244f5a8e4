using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Recommendations;

namespace ResourceHub.Storage.Recommendations;

/// <summary>A choice; its key is the offer, so that a second word on it replaces the first.</summary>
internal sealed class ChoiceRow
{
    public Guid OrganizationId { get; init; }

    /// <summary>The learner's or the group's id.</summary>
    public Guid SubjectId { get; init; }
    public bool ToGroup { get; init; }
    public Guid SkillId { get; init; }
    public Guid ResourceId { get; init; }
    public NextStep Kind { get; init; }
    public BundleSlot Slot { get; init; }
    public DateTimeOffset OfferedAt { get; init; }
    public bool Accepted { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset At { get; set; }

    public static ChoiceRow Of(Choice choice) => new()
    {
        OrganizationId = choice.Offer.Organization,
        SubjectId = choice.Offer.Learner ?? choice.Offer.Group!.Value,
        ToGroup = choice.Offer.Learner is null,
        SkillId = choice.Offer.Skill,
        ResourceId = choice.Offer.Resource,
        Kind = choice.Offer.Kind,
        Slot = choice.Offer.Slot,
        OfferedAt = choice.Offer.At,
        Accepted = choice.Accepted,
        Note = choice.Note,
        At = choice.At,
    };

    public Choice ToChoice()
        => new(new(OrganizationId, ToGroup ? null : SubjectId, ToGroup ? SubjectId : null, SkillId, ResourceId, Kind, Slot, OfferedAt), Accepted, Note, At);
}

internal sealed class ChoiceConfiguration : IEntityTypeConfiguration<ChoiceRow>
{
    public void Configure(EntityTypeBuilder<ChoiceRow> builder)
    {
        builder.ToTable("Choices");
        // starts with what is looked up: a subject's choices
        builder.HasKey(c => new { c.SubjectId, c.OfferedAt, c.ResourceId, c.SkillId, c.Slot });
        builder.Property(c => c.Note).HasMaxLength(Choose.MostNote);
    }
}
