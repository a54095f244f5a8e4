using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Skills;

/// <summary>Whether a skill is still in its framework's package.</summary>
internal enum SkillStatus
{
    Active,
    Withdrawn,
    Replaced,
}

/// <summary>A skill: what the graph needs of its item.</summary>
internal sealed class SkillRow
{
    public Guid Id { get; init; }
    public Guid FrameworkId { get; init; }
    public int Position { get; set; }
    public string? Code { get; set; }
    public required string Statement { get; set; }
    public string? AbbreviatedStatement { get; set; }
    public string? Type { get; set; }
    public bool Learnable { get; set; }
    public SkillStatus Status { get; set; }

    /// <summary>Numbers of the grade levels, lowest first.</summary>
    public IReadOnlyList<int> Levels { get; set; } = [];
    public IReadOnlyList<string> Subjects { get; set; } = [];
    public string? Uri { get; set; }
    public string? Emphasis { get; set; }

    /// <summary>SHA-256 of the whole item, to tell a changed one.</summary>
    public required byte[] Hash { get; set; }

    public static SkillRow Of(SkillRecord skill, byte[] hash, int position)
    {
        var row = new SkillRow { Id = skill.Identifier, FrameworkId = skill.Framework, Statement = skill.Statement, Hash = hash };
        row.Take(skill, hash, position);
        return row;
    }

    public void Take(SkillRecord skill, byte[] hash, int position)
    {
        Position = position;
        Code = skill.Code;
        Statement = skill.Statement;
        AbbreviatedStatement = skill.AbbreviatedStatement;
        Type = skill.Type;
        Learnable = skill.Learnable;
        Status = SkillStatus.Active;
        Levels = [.. skill.EducationLevel.Select(l => l.Number)];
        Subjects = skill.Subjects;
        Uri = skill.Uri;
        Emphasis = skill.Emphasis;
        Hash = hash;
    }

    public bool Says(SkillRecord skill, byte[] hash)
        => Status == SkillStatus.Active && Learnable == skill.Learnable && Hash.AsSpan().SequenceEqual(hash);

    public SkillRecord ToRecord() => new(Id, FrameworkId, Statement)
    {
        Code = Code,
        AbbreviatedStatement = AbbreviatedStatement,
        Type = Type,
        Learnable = Learnable,
        Retired = Status != SkillStatus.Active,
        EducationLevel = [.. Levels.Select(n => new GradeLevel(n))],
        Subjects = Subjects,
        Uri = Uri,
        Emphasis = Emphasis,
    };
}

internal sealed class SkillConfiguration : IEntityTypeConfiguration<SkillRow>
{
    public void Configure(EntityTypeBuilder<SkillRow> builder)
    {
        builder.ToTable("skills");
        builder.HasOne<FrameworkRow>().WithMany().HasForeignKey(s => s.FrameworkId);
        builder.HasIndex(s => new { s.FrameworkId, s.Position });
        builder.Property(s => s.Code).HasMaxLength(ImportFramework.MaxCode);
        builder.Property(s => s.Levels).HasJsonList();
        builder.Property(s => s.Subjects).HasJsonList();
        builder.Property(s => s.Hash).HasMaxLength(32);
    }
}
