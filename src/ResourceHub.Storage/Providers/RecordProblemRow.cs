using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Providers;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Providers;

internal sealed class RecordProblemRow
{
    public Guid Id { get; init; }
    public Guid ProviderId { get; init; }
    public Guid RunId { get; init; }

    /// <summary>The record's key, by which its next publication finds what to replace; null where it had no id.</summary>
    public Guid? RecordKey { get; init; }
    public Guid? ResourceId { get; init; }
    public string? ExternalId { get; init; }
    public int? RecordIndex { get; init; }
    public Severity Severity { get; init; }
    public required string Code { get; init; }
    public required string Message { get; init; }
    public required IReadOnlyList<string> Path { get; init; }

    public static RecordProblemRow Of(Guid? key, RecordProblem problem) => new()
    {
        Id = problem.Id,
        ProviderId = problem.ProviderId,
        RunId = problem.RunId,
        RecordKey = key,
        ResourceId = problem.Resource,
        ExternalId = problem.ExternalId,
        RecordIndex = problem.Index,
        Severity = problem.Severity,
        Code = problem.Code,
        Message = problem.Message,
        Path = problem.Path,
    };

    public RecordProblem ToProblem() => new()
    {
        Id = Id,
        ProviderId = ProviderId,
        RunId = RunId,
        Resource = ResourceId,
        ExternalId = ExternalId,
        Index = RecordIndex,
        Severity = Severity,
        Code = Code,
        Message = Message,
        Path = Path,
    };
}

internal sealed class RecordProblemConfiguration : IEntityTypeConfiguration<RecordProblemRow>
{
    public void Configure(EntityTypeBuilder<RecordProblemRow> builder)
    {
        builder.ToTable("RecordProblems");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.RecordKey);
        builder.HasIndex(p => new { p.RunId, p.Id });
        builder.HasIndex(p => new { p.ProviderId, p.Id });
        // refusals are looked for by their code alone, warnings that resolve by their resources
        builder.HasIndex(p => new { p.Code, p.ResourceId });
        builder.Property(p => p.ExternalId).HasMaxLength(400);
        builder.Property(p => p.Code).HasMaxLength(60);
        builder.Property(p => p.Path).HasJsonList();
        builder.HasOne<PublishRunRow>().WithMany().HasForeignKey(p => p.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
