using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Providers;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Providers;

internal sealed class ProviderRow
{
    public Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public string? Url { get; set; }
    public string? Description { get; set; }
    public required IReadOnlyList<Guid> Frameworks { get; set; }
    public DateTimeOffset RegisteredAt { get; init; }

    public Provider ToProvider() => new() { Id = Id, Slug = Slug, Name = Name, Url = Url, Description = Description, Frameworks = Frameworks, RegisteredAt = RegisteredAt };
}

internal sealed class ProviderConfiguration : IEntityTypeConfiguration<ProviderRow>
{
    public void Configure(EntityTypeBuilder<ProviderRow> builder)
    {
        builder.ToTable("Providers");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Slug).HasMaxLength(40);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Url).HasMaxLength(2000);
        builder.Property(p => p.Frameworks).HasJsonList();
    }
}
