using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common.Conversions;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Common;

/// <summary>The hub's database. Each feature's rows are configured in that feature's folder; what a store needs besides, by its dialect.</summary>
public sealed class HubDbContext(DbContextOptions<HubDbContext> options) : DbContext(options)
{
    internal IStoreDialect Dialect { get; } = options.FindExtension<StoreDialectExtension>()?.Dialect
        ?? throw new InvalidOperationException("The options of the hub's database name no dialect.");

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
        Dialect.Configure(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // instants compare and sort as numbers on every store
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        Dialect.Configure(configurationBuilder);
    }
}
