using Microsoft.Extensions.Options;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Server.Hosting;

/// <summary>Which store keeps the hub's data. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Storage";

    const string SqlServer = "SqlServer";

    /// <summary>Sqlite: hub.db in the data folder, one machine. SqlServer: a server that any number of hubs share. Default: Sqlite.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>How to reach SQL Server, as Microsoft.Data.SqlClient reads it: Server, Database, User Id, Password, Encrypt. Give it by a variable: it holds a secret.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether the data is in the data folder.</summary>
    public bool IsEmbedded => !string.Equals(Provider, SqlServer, StringComparison.OrdinalIgnoreCase);

    /// <summary>The section of a configuration, checked.</summary>
    /// <exception cref="OptionsValidationException">It cannot be used.</exception>
    internal static StorageOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<StorageOptions>() ?? new();
        return options.Problem() is { } problem ? throw new OptionsValidationException(Section, typeof(StorageOptions), [problem]) : options;
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    internal string? Problem()
    {
        if (IsEmbedded)
            return string.Equals(Provider, "Sqlite", StringComparison.OrdinalIgnoreCase) ? null : "Storage:Provider must be Sqlite or SqlServer.";
        if (string.IsNullOrWhiteSpace(ConnectionString))
            return "Storage:ConnectionString is needed with Storage:Provider=SqlServer; give it as the variable Storage__ConnectionString.";
        return SqlServerDatabase.ProblemOf(ConnectionString) is { } problem ? $"Storage:ConnectionString cannot be used: {problem}." : null;
    }
}
