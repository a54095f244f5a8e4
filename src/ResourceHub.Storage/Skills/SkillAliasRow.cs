using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Skills;

namespace ResourceHub.Storage.Skills;

/// <summary>Another name of a skill; the key is the name in lower case, for names are compared so.</summary>
internal sealed class SkillAliasRow
{
    public Guid SkillId { get; init; }
    public required string Key { get; init; }
    public required string Alias { get; init; }
    public required string Kind { get; set; }
}

internal sealed class SkillAliasConfiguration : IEntityTypeConfiguration<SkillAliasRow>
{
    public void Configure(EntityTypeBuilder<SkillAliasRow> builder)
    {
        builder.ToTable("skill_aliases");
        builder.HasKey(a => new { a.SkillId, a.Key });
        builder.HasOne<SkillRow>().WithMany().HasForeignKey(a => a.SkillId);
        builder.Property(a => a.Key).HasMaxLength(ImportAliases.MaxAlias);
        builder.Property(a => a.Alias).HasMaxLength(ImportAliases.MaxAlias);
        builder.Property(a => a.Kind).HasMaxLength(60);
    }
}
