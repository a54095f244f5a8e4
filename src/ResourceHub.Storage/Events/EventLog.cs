using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Events;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Events;

/// <summary>The event log in the hub's database: any process on it hears what any other wrote.</summary>
public sealed class EventLog : IEventLog
{
    readonly IDbContextFactory<HubDbContext> _contexts;
    readonly HubWriter _writer;
    readonly Signal _written;

    /// <summary>The log of the writer's database.</summary>
    public EventLog(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock)
    {
        (_contexts, _writer, _written) = (contexts, writer, new(clock));
        writer.Committed += _written.Ring;
    }

    /// <inheritdoc/>
    public Task AppendAsync(string topic, string payload, CancellationToken cancellationToken)
        => _writer.WriteAsync((db, _) =>
        {
            db.Add(new EventRow { Topic = topic, Payload = payload, At = _writer.Now });
            return Task.CompletedTask;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedEvent>> ReadAfterAsync(long place, int most, CancellationToken cancellationToken)
        => ReadAsync(events => events.Where(e => e.Place > place).OrderBy(e => e.Place).Take(most), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedEvent>> ReadBetweenAsync(long from, long to, CancellationToken cancellationToken)
        => ReadAsync(events => events.Where(e => e.Place >= from && e.Place <= to).OrderBy(e => e.Place), cancellationToken);

    /// <inheritdoc/>
    public async Task<(long? Before, IReadOnlyList<long> Since)> PlacesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var events = db.Set<EventRow>().AsNoTracking();
        var recent = await events.Where(e => e.At >= since).OrderBy(e => e.Place).Select(e => e.Place).ToListAsync(cancellationToken);
        var before = await events.Where(e => e.At < since).MaxAsync(e => (long?)e.Place, cancellationToken);
        // a clock that was set back may have given an older row a later place
        return (before, [.. recent.Where(p => before is null || p > before)]);
    }

    /// <inheritdoc/>
    public async Task<int> RemoveBeforeAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using (var db = await _contexts.CreateDbContextAsync(cancellationToken))
        {
            // nothing to remove is the usual case, and must not make anyone wait to write
            if (!await db.Set<EventRow>().AnyAsync(e => e.At < at, cancellationToken))
                return 0;
        }
        return await _writer.WriteAsync(WriteScope.Whole with { IsPatient = true }, (db, token) => db.Set<EventRow>().Where(e => e.At < at).ExecuteDeleteAsync(token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _written.WaitAsync(atMost, cancellationToken);

    async Task<IReadOnlyList<LoggedEvent>> ReadAsync(Func<IQueryable<EventRow>, IQueryable<EventRow>> which, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await which(db.Set<EventRow>().AsNoTracking()).Select(e => new LoggedEvent(e.Place, e.Topic, e.Payload)).ToListAsync(cancellationToken);
    }
}
