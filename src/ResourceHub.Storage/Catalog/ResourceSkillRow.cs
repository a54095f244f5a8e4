using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Storage.Catalog;

/// <summary>That a resource is aligned to a skill; says which skills are in use.</summary>
internal sealed class ResourceSkillRow
{
    public Guid ResourceId { get; init; }
    public Guid Skill { get; init; }

    public static IEnumerable<ResourceSkillRow> Of(LearningResource resource)
        => resource.Alignments.Select(a => a.Skill).Distinct().Select(skill => new ResourceSkillRow { ResourceId = resource.Id, Skill = skill });
}

internal sealed class ResourceSkillConfiguration : IEntityTypeConfiguration<ResourceSkillRow>
{
    public void Configure(EntityTypeBuilder<ResourceSkillRow> builder)
    {
        builder.ToTable("ResourceSkills");
        builder.HasKey(s => new { s.ResourceId, s.Skill });
        builder.HasIndex(s => s.Skill);
        builder.HasOne<ResourceRow>().WithMany().HasForeignKey(s => s.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
