using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResourceHub.Storage.Common;

/// <summary>Lets the ef tool write migrations and the compiled model.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<HubDbContext>
{
    /// <inheritdoc/>
    public HubDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<HubDbContext>();
        HubDatabase.ConfigureStore(options, "design-time.db");
        return new(options.Options);
    }
}
