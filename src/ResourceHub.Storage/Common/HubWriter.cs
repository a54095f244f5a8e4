using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Common;

/// <summary>
/// The one way to write: a unit of work in one transaction. SQLite has one writer at a time: the gate keeps writers of this process and of others in one fair line, and
/// BEGIN IMMEDIATE takes the file from the first read on, so a write never fails half way for want of the lock. A server has many writers:
/// a unit of work takes its turn, or its rows guard themselves and it is done again when it met another's write. So work may run more than once:
/// what it leaves behind outside its context is the last run's.
/// </summary>
public sealed class HubWriter(IDbContextFactory<HubDbContext> contexts, IStoreDialect dialect, TimeProvider clock) : IDisposable
{
    const int MostTries = 10;
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Who has lost so often takes a turn: those who want one row then come one after the other, however many they are.</summary>
    const int MostLost = 2;

    readonly WriterGate _gate = new(null, TimeProvider.System);
    readonly BriefWrites _brief = new();
    readonly LogCopying? _log;
    readonly LogFlush? _flush;
    readonly WriterLine? _line;

    /// <summary>A writer to a file that other processes write to as well.</summary>
    internal HubWriter(IDbContextFactory<HubDbContext> contexts, IStoreDialect dialect, TimeProvider clock, WriterLine line, LogFlush flush)
        : this(contexts, dialect, clock)
    {
        (_line, _gate, _flush) = (line, new(line, TimeProvider.System), flush);
        _log = new(contexts, _gate);
    }

    /// <summary>Whether somebody sits and waits for writes now and then, here or in another process; never on a store with many writers.</summary>
    public bool OthersHurry => _gate.OthersHurry;

    /// <summary>Raised after each transaction of this process that was kept.</summary>
    public event Action? Committed;

    /// <summary>The time, for rows that say when they were written.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Runs the work in one transaction: all of it is kept, or nothing.</summary>
    /// <param name="work">Reads and writes through the context given; its changes are saved when it returns.</param>
    /// <param name="cancellationToken">Ends the wait for the gate, and the work.</param>
    public Task<T> WriteAsync<T>(Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => WriteAsync(WriteScope.Whole, work, cancellationToken);

    /// <summary>Runs the work in one transaction, on a store with many writers only beside those that the scope allows.</summary>
    /// <param name="scope">What must not run beside it.</param>
    /// <param name="work">Reads and writes through the context given; its changes are saved when it returns.</param>
    /// <param name="cancellationToken">Ends the wait for the gate, and the work.</param>
    public Task<T> WriteAsync<T>(WriteScope scope, Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => dialect.OneWriter ? InTurnAsync(scope, work, cancellationToken) : TryAsync(scope, work, cancellationToken);

    /// <summary>
    /// Runs short work that somebody waits for. It reads first and then says what to write, which guards itself as in <see cref="WriteScope.Guarded"/>. Where there is one
    /// writer it reads before its turn, beside whoever writes; those that wait together share a transaction, each kept whole or not at all; and what met
    /// another's write is planned anew within the turn, where nobody else writes.
    /// </summary>
    /// <param name="plan">Reads through the context given, and may run more than once; a plan's write may be given another context, in a transaction, and its changes are saved when it returns.</param>
    /// <param name="cancellationToken">Ends the wait for the turn, and the work.</param>
    public async Task<T> WritePlannedAsync<T>(Func<HubDbContext, CancellationToken, Task<PlannedWrite<T>>> plan, CancellationToken cancellationToken)
    {
        if (!dialect.OneWriter)
            return await TryAsync(WriteScope.Guarded, WholeAsync, cancellationToken);
        var (result, write) = await ReadAsync(plan, cancellationToken);
        if (write is not null)
            await _brief.RunAsync(write, async (db, token) => result = await WholeAsync(db, token), together => InTurnAsync(WriteScope.Guarded, together, CancellationToken.None), cancellationToken);
        return result;

        Task<T> WholeAsync(HubDbContext db, CancellationToken token) => HubWriter.WholeAsync(plan, db, token);
    }

    /// <summary>
    /// Runs work that must not run beside its like. It reads first and then says what to write. Where there is one writer only the writing takes a turn: others write while it reads.
    /// </summary>
    /// <param name="scope">What must not run beside it, which <see cref="WriteScope.Of"/> names.</param>
    /// <param name="plan">Reads through the context given; its write may be given another context, in a transaction, and its changes are saved when it returns.</param>
    /// <param name="cancellationToken">Ends the waits, and the work.</param>
    public async Task<T> WritePlannedAsync<T>(WriteScope scope, Func<HubDbContext, CancellationToken, Task<PlannedWrite<T>>> plan, CancellationToken cancellationToken)
    {
        if (_line is null)
            return await WriteAsync(scope, (db, token) => WholeAsync(plan, db, token), cancellationToken);
        using var alone = await _line.HoldAsync(scope.Turn, cancellationToken);
        var (result, write) = await ReadAsync(plan, cancellationToken);
        return write is null ? result : await InTurnAsync(scope, async (db, token) =>
        {
            await write(db, token);
            return result;
        }, cancellationToken);
    }

    /// <summary>The same without a result.</summary>
    public Task WriteAsync(Func<HubDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
        => WriteAsync(WriteScope.Whole, work, cancellationToken);

    /// <summary>The same without a result.</summary>
    public Task WriteAsync(WriteScope scope, Func<HubDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
        => WriteAsync(scope, async (db, token) =>
        {
            await work(db, token);
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _gate.Dispose();
        _flush?.Dispose();
    }

    static async Task<T> WholeAsync<T>(Func<HubDbContext, CancellationToken, Task<PlannedWrite<T>>> plan, HubDbContext db, CancellationToken cancellationToken)
    {
        var (result, write) = await plan(db, cancellationToken);
        if (write is not null)
            await write(db, cancellationToken);
        return result;
    }

    async Task<T> ReadAsync<T>(Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // one connection for all of its reads
        await db.Database.OpenConnectionAsync(cancellationToken);
        return await work(db, cancellationToken);
    }

    async Task<T> InTurnAsync<T>(WriteScope scope, Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(scope.IsPatient, cancellationToken);
        T result;
        try
        {
            result = await TryAsync(scope, work, cancellationToken);
        }
        finally
        {
            _gate.Leave(scope.IsPatient);
            _log?.AfterTurn();
        }
        if (_flush is not null && !scope.IsDerived)
            await _flush.FlushAsync();
        return result;
    }

    async Task<T> TryAsync<T>(WriteScope scope, Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(scope.Turn < 0 && attempt > MostLost ? WriteScope.Whole : scope, work, cancellationToken);
            }
            catch (Exception problem) when (attempt < MostTries && dialect.IsConflict(problem))
            {
                await Task.Delay(LongestPause * (Random.Shared.NextDouble() * attempt / MostTries), cancellationToken);
            }
        }
    }

    async Task<T> OnceAsync<T>(WriteScope scope, Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // a strategy that retries must hold the whole transaction
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            db.ChangeTracker.Clear();
            // a unit of work is kept whole or not at all: a save that fails needs no point to go back to
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(dialect.Isolation, token);
            if (scope.Turn >= 0)
                await dialect.TakeTurnAsync(db, scope.Turn, token);
            var result = await work(db, token);
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            Committed?.Invoke();
            return result;
        }, cancellationToken);
    }
}
