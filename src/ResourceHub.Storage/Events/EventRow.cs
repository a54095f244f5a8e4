using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResourceHub.Storage.Events;

/// <summary>News for whoever listens; kept for minutes.</summary>
internal sealed class EventRow
{
    /// <summary>Given by the database when the row is written, which is before it is seen.</summary>
    public long Place { get; init; }

    public required string Topic { get; init; }

    /// <summary>Ids and instants only.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("Events");
        builder.HasKey(e => e.Place);
        builder.Property(e => e.Place).ValueGeneratedOnAdd();
        builder.Property(e => e.Topic).HasMaxLength(100);
        builder.HasIndex(e => e.At);
    }
}
