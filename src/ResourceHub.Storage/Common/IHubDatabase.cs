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

    /// <summary>Copies the embedded database into a file, as of one moment, while others read and write.</summary>
    /// <param name="path">The copy; a file that is not there yet.</param>
    /// <param name="cancellationToken">Stops before the copy begins.</param>
    /// <returns>The size of the copy in bytes.</returns>
    /// <exception cref="Core.HubException"><c>BACKUP_EXISTS</c>, <c>NOTHING_TO_BACK_UP</c>; <c>BACKUP_BY_SERVER</c>: the store is a server, which has its own backups.</exception>
    Task<long> BackupAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Says that this process serves, and whether it surely is the only one: then nobody holds what an earlier one left. A process that is
    /// killed says so no more.
    /// </summary>
    bool EnterAsServer();
}
