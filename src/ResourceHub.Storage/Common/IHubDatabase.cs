namespace ResourceHub.Storage.Common;

/// <summary>The database as a whole: what a start and the commands of operators do with it.</summary>
public interface IHubDatabase
{
    /// <summary>Makes sure that the tables are those of this version.</summary>
    /// <returns>How many migrations ran; the embedded database migrates itself.</returns>
    /// <exception cref="Core.HubException"><c>MIGRATIONS_PENDING</c>: the store is migrated by command, and was not.</exception>
    Task<int> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Brings the tables to the newest migration.</summary>
    /// <returns>How many migrations ran.</returns>
    Task<int> MigrateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Says that this process serves, and whether it surely is the only one: then nobody holds what an earlier one left. A process that is
    /// killed says so no more.
    /// </summary>
    bool EnterAsServer();
}
