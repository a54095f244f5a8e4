using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Common;

/// <summary>The hub's database. Each feature's rows are configured in that feature's folder.</summary>
public sealed class HubDbContext(DbContextOptions<HubDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // instants compare and sort as numbers on every store
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (Database.IsSqlite())
            configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
    }
}
