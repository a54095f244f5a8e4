using Microsoft.EntityFrameworkCore;

namespace ResourceHub.Storage.Common;

/// <summary>
/// The one way to write. SQLite has one writer at a time: the gate keeps this process's writers in a line in memory, and
/// BEGIN IMMEDIATE keeps other processes' out from the first read on, so a write never fails half way for want of the lock.
/// </summary>
public sealed class HubWriter(IDbContextFactory<HubDbContext> contexts) : IDisposable
{
    readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Runs the work in one transaction: all of it is kept, or nothing.</summary>
    /// <param name="work">Reads and writes through the context given; its changes are saved when it returns.</param>
    /// <param name="cancellationToken">Ends the wait for the gate, and the work.</param>
    public async Task<T> WriteAsync<T>(Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            // the provider's Serializable is BEGIN IMMEDIATE
            await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
            var result = await work(db, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The same without a result.</summary>
    public Task WriteAsync(Func<HubDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
        => WriteAsync(async (db, token) =>
        {
            await work(db, token);
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
