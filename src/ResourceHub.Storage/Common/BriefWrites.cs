using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResourceHub.Storage.Common;

/// <summary>
/// Brief units of work that wait for one turn to write share its transaction. Each is kept whole or not at all, by a savepoint; each sees what those
/// before it left, as if they had followed one another; and each is answered once the transaction is kept.
/// </summary>
internal sealed class BriefWrites
{
    /// <summary>Runs work in one transaction, once it is its turn.</summary>
    public delegate Task InTurn(Func<HubDbContext, CancellationToken, Task<bool>> work);

    /// <summary>Units of a transaction: whoever waits in another process waits for all of them.</summary>
    const int Most = 16;

    readonly Lock _lock = new();
    readonly Queue<Unit> _waiting = [];

    /// <summary>Runs the work together with what else waits.</summary>
    /// <param name="work">Writes through the context given; its changes are saved when it returns.</param>
    /// <param name="again">The same from the start where that failed: what was found out before the turn may no longer be so.</param>
    /// <param name="inTurn">Runs all of it in one transaction of one turn.</param>
    /// <param name="cancellationToken">Ends the wait, and the work; never that of others.</param>
    public async Task RunAsync(
        Func<HubDbContext, CancellationToken, Task> work, Func<HubDbContext, CancellationToken, Task> again, InTurn inTurn, CancellationToken cancellationToken)
    {
        var unit = new Unit(work, again, cancellationToken);
        await using var cancelled = cancellationToken.UnsafeRegister(static (state, token) => ((Unit)state!).GiveUp(token), unit);
        if (Enqueue(unit))
            _ = WriteAsync(inTurn);
        await unit.Done;
    }

    bool Enqueue(Unit unit)
    {
        lock (_lock)
        {
            _waiting.Enqueue(unit);
            return _waiting.Count == 1;
        }
    }

    /// <summary>Takes one turn for whoever waits when it comes; what is too much for it goes into the next.</summary>
    async Task WriteAsync(InTurn inTurn)
    {
        Unit[] units = [];
        try
        {
            await inTurn(async (db, _) =>
            {
                units = Take(inTurn);
                foreach (var unit in units)
                    await unit.RunAsync(db);
                return true;
            });
            foreach (var unit in units)
                unit.Answer();
        }
        catch (Exception problem)
        {
            // nothing of the transaction was kept, or it never began
            foreach (var unit in units.Length == 0 ? Take(inTurn) : units)
                unit.Fail(problem);
        }
    }

    Unit[] Take(InTurn inTurn)
    {
        lock (_lock)
        {
            var taken = new Unit[Math.Min(Most, _waiting.Count)];
            for (var i = 0; i < taken.Length; i++)
                taken[i] = _waiting.Dequeue();
            if (_waiting.Count > 0)
                _ = Task.Run(() => WriteAsync(inTurn));
            return taken;
        }
    }

    sealed class Unit(Func<HubDbContext, CancellationToken, Task> work, Func<HubDbContext, CancellationToken, Task> again, CancellationToken cancellationToken)
    {
        const string Start = "unit";

        readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Exception? _problem;
        int _begun;

        public Task Done => _done.Task;

        /// <summary>Leaves the line; once it is being written it is the work that hears of it.</summary>
        public void GiveUp(CancellationToken token)
        {
            if (Interlocked.Exchange(ref _begun, 1) == 0)
                _done.TrySetCanceled(token);
        }

        public async Task RunAsync(HubDbContext db)
        {
            if (Interlocked.Exchange(ref _begun, 1) == 1)
                return;
            _problem = await TryAsync(db, work);
            if (_problem is not (null or OperationCanceledException))
                _problem = await TryAsync(db, again);
        }

        public void Answer()
        {
            if (_problem is null)
                _done.TrySetResult();
            else
                Fail(_problem);
        }

        public void Fail(Exception problem)
        {
            var own = _problem ?? problem;
            if (own is OperationCanceledException)
                _done.TrySetCanceled(cancellationToken);
            else
                _done.TrySetException(own);
        }

        /// <summary>Keeps all of it or nothing; what was wrong, if something was.</summary>
        async Task<Exception?> TryAsync(HubDbContext db, Func<HubDbContext, CancellationToken, Task> attempt)
        {
            var transaction = db.Database.CurrentTransaction!;
            await transaction.CreateSavepointAsync(Start, CancellationToken.None);
            try
            {
                await attempt(db, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.ReleaseSavepointAsync(Start, CancellationToken.None);
                return null;
            }
            catch (Exception problem)
            {
                // where the store has given up the whole transaction this fails, and with it all units
                await transaction.RollbackToSavepointAsync(Start, CancellationToken.None);
                return problem;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
