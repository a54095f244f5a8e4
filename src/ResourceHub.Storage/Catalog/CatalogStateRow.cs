using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResourceHub.Storage.Catalog;

/// <summary>What the catalogue knows about itself; one row.</summary>
internal sealed class CatalogStateRow
{
    public int Id { get; init; }

    /// <summary>The identity of this database.</summary>
    public Guid Identity { get; init; }

    /// <summary>The graph version over which all alignments have been resolved.</summary>
    public long ResolvedVersion { get; set; }

    /// <summary>The rules by which all resources have been looked through for duplicates; 0 for none yet.</summary>
    public int DuplicateRules { get; set; }
}

internal sealed class CatalogStateConfiguration : IEntityTypeConfiguration<CatalogStateRow>
{
    public void Configure(EntityTypeBuilder<CatalogStateRow> builder)
    {
        builder.ToTable("CatalogState");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
