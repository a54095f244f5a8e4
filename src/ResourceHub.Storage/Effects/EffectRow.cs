using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Effects;
using ResourceHub.Storage.Catalog;

namespace ResourceHub.Storage.Effects;

/// <summary>What an organisation has measured of a resource, for a skill and a starting band.</summary>
internal sealed class EffectRow
{
    public Guid OrganizationId { get; init; }
    public Guid ResourceId { get; init; }
    public Guid SkillId { get; init; }
    public StartingBand Band { get; init; }
    public double Gain { get; init; }
    public double Low { get; init; }
    public double High { get; init; }
    public int Learners { get; init; }
    public int Controls { get; init; }

    public static EffectRow Of(Effectiveness e) => new()
    {
        OrganizationId = e.Organization,
        ResourceId = e.Resource,
        SkillId = e.Skill,
        Band = e.StartingFrom,
        Gain = e.Gain,
        Low = e.Low,
        High = e.High,
        Learners = e.Learners,
        Controls = e.Controls,
    };

    public Effectiveness ToEffectiveness() => new(OrganizationId, ResourceId, SkillId, Band, Gain, Low, High, Learners, Controls);
}

/// <summary>When measuring is due; one row.</summary>
internal sealed class EffectStateRow
{
    public int Id { get; init; }

    /// <summary>From then on whoever comes first may measure.</summary>
    public DateTimeOffset DueAt { get; init; }
}

internal sealed class EffectConfiguration : IEntityTypeConfiguration<EffectRow>, IEntityTypeConfiguration<EffectStateRow>
{
    public void Configure(EntityTypeBuilder<EffectRow> builder)
    {
        builder.ToTable("Effects");
        builder.HasKey(e => new { e.OrganizationId, e.ResourceId, e.SkillId, e.Band });
        builder.HasIndex(e => e.ResourceId);
        builder.HasOne<ResourceRow>().WithMany().HasForeignKey(e => e.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EffectStateRow> builder)
    {
        builder.ToTable("EffectState");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
