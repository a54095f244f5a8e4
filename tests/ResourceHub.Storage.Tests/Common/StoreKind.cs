namespace ResourceHub.Storage.Tests.Common;

/// <summary>What a contract runs on.</summary>
public enum StoreKind
{
    /// <summary>The embedded store, on a real file.</summary>
    Sqlite,

    /// <summary>A real server, where RESOURCEHUB_TEST_SQLSERVER names one.</summary>
    SqlServer,

    /// <summary>The T-SQL that SQL Server would be sent, translated and run on SQLite: it proves statements, parameters and conversions, not the server.</summary>
    Tsql,
}
