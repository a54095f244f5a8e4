using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace ResourceHub.Storage.Common;

/// <summary>
/// Copies SQLite's log into the file now and then while others write. SQLite would do it within the commit that makes the log long, and whoever commits then waits
/// for all of it.
/// </summary>
internal sealed class LogCopying(IDbContextFactory<HubDbContext> contexts, WriterGate gate)
{
    /// <summary>Pages from which on the log must come to an end: only while nobody adds to it can all of it be copied, and it begins anew.</summary>
    const long LongLog = 4_000;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    long _copied = Stopwatch.GetTimestamp();
    int _copying;

    /// <summary>Copies in the background where the last time was a while ago.</summary>
    public void AfterTurn()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _copied)) > Pause && Interlocked.Exchange(ref _copying, 1) == 0)
            _ = Task.Run(CopyAsync);
    }

    /// <summary>Copies all but what others add meanwhile; of a long log that too.</summary>
    internal async Task CopyAsync()
    {
        try
        {
            if (await CopyOnceAsync() < LongLog)
                return;
            await gate.EnterAsync(patient: true, CancellationToken.None);
            try
            {
                await CopyOnceAsync();
            }
            finally
            {
                gate.Leave(patient: true);
            }
        }
        catch (Exception problem) when (problem is DbException or IOException or ObjectDisposedException)
        {
            // the next commit tries again, and from some length on SQLite does it itself
        }
        finally
        {
            Volatile.Write(ref _copied, Stopwatch.GetTimestamp());
            Volatile.Write(ref _copying, 0);
        }
    }

    /// <summary>Copies what no reader needs as it was; waits for nobody.</summary>
    /// <returns>The pages of the log.</returns>
    async Task<long> CopyOnceAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? row.GetInt64(1) : 0;
    }
}
