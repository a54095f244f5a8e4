using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>The embedded store starts on a model that the ef tool wrote down as code, which must not fall behind.</summary>
public sealed class CompiledModelTests
{
    [Fact]
    public void The_compiled_model_is_the_one_that_the_code_states()
    {
        var stated = Written(HubDatabase.ConfigureStore);
        var compiled = Written(HubDatabase.Configure);

        Assert.True(stated == compiled, $"""
            The model has changed since it was compiled. Run this, after the migration:
            dotnet ef dbcontext optimize --project src/ResourceHub.Storage -o CompiledModel -n ResourceHub.Storage.CompiledModel
            {string.Join('\n', stated.Split('\n').Except(compiled.Split('\n')).Take(10))}
            compiled:
            {string.Join('\n', compiled.Split('\n').Except(stated.Split('\n')).Take(10))}
            """);
    }

    static string Written(Action<DbContextOptionsBuilder, string> configure)
    {
        var options = new DbContextOptionsBuilder<HubDbContext>();
        configure(options, "unused.db");
        using var db = new HubDbContext(options.Options);
        return db.Model.ToDebugString(MetadataDebugStringOptions.LongDefault);
    }
}
