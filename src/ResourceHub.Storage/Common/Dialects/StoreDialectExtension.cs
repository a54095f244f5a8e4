using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.Storage.Common.Dialects;

/// <summary>Carries the dialect in a context's options.</summary>
internal sealed class StoreDialectExtension(IStoreDialect dialect) : IDbContextOptionsExtension
{
    public IStoreDialect Dialect { get; } = dialect;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        // the context reads it from its options
    }

    public void Validate(IDbContextOptions options)
    {
        // whoever configures a store gives both
    }

    sealed class ExtensionInfo(StoreDialectExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => $"dialect={extension.Dialect.Name} ";

        public override int GetServiceProviderHashCode() => extension.Dialect.GetType().GetHashCode();

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Hub:Dialect"] = extension.Dialect.Name;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other)
            => other is ExtensionInfo { Extension: StoreDialectExtension theirs } && theirs.Dialect.GetType() == extension.Dialect.GetType();
    }
}

/// <summary>How a store's options name their dialect.</summary>
public static class StoreDialectOptions
{
    /// <summary>Sets the dialect of the contexts.</summary>
    public static DbContextOptionsBuilder UseDialect(this DbContextOptionsBuilder options, IStoreDialect dialect)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new StoreDialectExtension(dialect));
        return options;
    }
}
