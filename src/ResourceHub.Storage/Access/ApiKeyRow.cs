using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResourceHub.Core.Access;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Access;

internal sealed class ApiKeyRow
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public Role Role { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    public required byte[] SecretHash { get; init; }
    public Guid? OrganizationId { get; init; }
    public required IReadOnlyList<Guid> Groups { get; init; }
    public Guid? LearnerId { get; init; }
    public string? Provider { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public bool Demo { get; init; }

    public static ApiKeyRow Of(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Scopes = [.. key.Scopes.Select(s => s.ToWire())],
        SecretHash = key.SecretHash,
        OrganizationId = key.Organization,
        Groups = key.Groups,
        LearnerId = key.Learner,
        Provider = key.Provider,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
        Demo = key.Demo,
    };

    public ApiKey ToKey() => new()
    {
        Id = Id,
        Name = Name,
        Role = Role,
        // a scope of a newer hub is no right here
        Scopes = [.. Scopes.Select(s => WireNames.TryParse<Scope>(s, out var scope) ? scope : (Scope?)null).OfType<Scope>()],
        SecretHash = SecretHash,
        Organization = OrganizationId,
        Groups = Groups,
        Learner = LearnerId,
        Provider = Provider,
        CreatedAt = CreatedAt,
        ExpiresAt = ExpiresAt,
        RevokedAt = RevokedAt,
        Demo = Demo,
    };
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("ApiKeys");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(200);
        builder.Property(k => k.Scopes).HasJsonList().HasMaxLength(400);
        builder.Property(k => k.SecretHash).HasMaxLength(32);
        builder.Property(k => k.Groups).HasJsonList();
        builder.Property(k => k.Provider).HasMaxLength(40);
        builder.HasOne<OrganizationRow>().WithMany().HasForeignKey(k => k.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
