using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Skills;

/// <summary>A framework: what the graph needs of its document.</summary>
internal sealed class FrameworkRow
{
    public Guid Id { get; init; }

    /// <summary>Frameworks keep the order in which they first came.</summary>
    public int Place { get; init; }
    public required string Title { get; set; }
    public required string Creator { get; set; }
    public string? Uri { get; set; }
    public string? Publisher { get; set; }
    public IReadOnlyList<string> Subject { get; set; } = [];
    public string? Language { get; set; }
    public string? Version { get; set; }
    public string? AdoptionStatus { get; set; }
    public string? License { get; set; }
    public PrecedesReading Precedes { get; set; }
    public DateTimeOffset LastChange { get; set; }

    public void Take(FrameworkRecord record)
    {
        Title = record.Title;
        Creator = record.Creator;
        Uri = record.Uri;
        Publisher = record.Publisher;
        Subject = record.Subject;
        Language = record.Language;
        Version = record.Version;
        AdoptionStatus = record.AdoptionStatus;
        License = record.License;
        Precedes = record.Precedes;
        LastChange = record.LastChange;
    }

    public FrameworkRecord ToRecord() => new(Id, Title, Creator)
    {
        Uri = Uri,
        Publisher = Publisher,
        Subject = Subject,
        Language = Language,
        Version = Version,
        AdoptionStatus = AdoptionStatus,
        License = License,
        Precedes = Precedes,
        LastChange = LastChange,
    };
}

/// <summary>The whole package as it came: canonical JSON, compressed. Apart from its framework, so that the graph never reads it.</summary>
internal sealed class FrameworkPackageRow
{
    public Guid FrameworkId { get; init; }
    public required byte[] Brotli { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>One row: the number that every change of a framework or alias raises.</summary>
internal sealed class SkillGraphVersionRow
{
    public const int OnlyId = 1;

    public int Id { get; init; }
    public long Version { get; set; }
}

internal sealed class FrameworkConfiguration : IEntityTypeConfiguration<FrameworkRow>
{
    public void Configure(EntityTypeBuilder<FrameworkRow> builder)
    {
        builder.ToTable("frameworks");
        builder.Property(f => f.Subject).HasJsonList();
    }
}

internal sealed class FrameworkPackageConfiguration : IEntityTypeConfiguration<FrameworkPackageRow>
{
    public void Configure(EntityTypeBuilder<FrameworkPackageRow> builder)
    {
        builder.ToTable("framework_packages");
        builder.HasKey(p => p.FrameworkId);
        builder.HasOne<FrameworkRow>().WithOne().HasForeignKey<FrameworkPackageRow>(p => p.FrameworkId);
        builder.Property(p => p.Hash).HasMaxLength(32);
    }
}

internal sealed class SkillGraphVersionConfiguration : IEntityTypeConfiguration<SkillGraphVersionRow>
{
    public void Configure(EntityTypeBuilder<SkillGraphVersionRow> builder)
    {
        builder.ToTable("skill_graph_version");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Version).IsConcurrencyToken();
    }
}
