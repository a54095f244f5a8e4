using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.SqlServer;

/// <summary>Lets the ef tool write migrations; it connects to nothing for that.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<HubDbContext>
{
    /// <inheritdoc/>
    public HubDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<HubDbContext>();
        SqlServerDatabase.Configure(options, "Server=design-time;Database=hub");
        return new(options.Options);
    }
}
