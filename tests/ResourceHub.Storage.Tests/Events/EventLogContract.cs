using ResourceHub.Core.Events;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Events;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Events;

public abstract class EventLogContract(StoreKind store) : IDisposable
{
    readonly TestDatabase _database = new(store);
    readonly FixedClock _clock = new() { Now = School.Now };

    public void Dispose() => _database.Dispose();

    [SkippableFact]
    public async Task An_event_is_seen_by_every_log_on_the_database_after_its_transaction()
    {
        using var own = new HubWriter(_database.Contexts, _database.Dialect, _clock);
        var here = new EventLog(_database.Contexts, own, _clock);
        var elsewhere = new EventReader(new EventLog(_database.Contexts, _database.Writer, _clock), new EventOptions(), _clock);
        await elsewhere.StartAsync(default);

        await here.AppendAsync("a", "1", default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => own.WriteAsync((db, _) =>
        {
            db.Add(new EventRow { Topic = "a", Payload = "rolled back", At = _clock.Now });
            db.SaveChanges();
            throw new InvalidOperationException();
        }, default));
        await here.AppendAsync("b", "2", default);

        Assert.Equal([("a", "1"), ("b", "2")], (await elsewhere.NextAsync(default)).Select(e => (e.Topic, e.Payload)));
        Assert.Empty(await elsewhere.NextAsync(default));
    }

    [SkippableFact]
    public async Task A_reader_begins_at_the_end()
    {
        var log = new EventLog(_database.Contexts, _database.Writer, _clock);
        await log.AppendAsync("a", "old", default);
        var reader = new EventReader(log, new EventOptions(), _clock);
        await reader.StartAsync(default);
        await log.AppendAsync("a", "new", default);
        Assert.Equal(["new"], (await reader.NextAsync(default)).Select(e => e.Payload));
    }

    [SkippableFact]
    public async Task Old_events_are_forgotten_and_their_numbers_not_used_again()
    {
        using var writer = new HubWriter(_database.Contexts, _database.Dialect, _clock);
        var log = new EventLog(_database.Contexts, writer, _clock);
        await log.AppendAsync("a", "old", default);
        var place = (await log.ReadAfterAsync(0, 10, default))[0].Place;
        _clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal(1, await log.RemoveBeforeAsync(_clock.Now - TimeSpan.FromMinutes(10), default));
        Assert.Equal(0, await log.RemoveBeforeAsync(_clock.Now - TimeSpan.FromMinutes(10), default));
        await log.AppendAsync("a", "new", default);
        Assert.True(Assert.Single(await log.ReadAfterAsync(0, 10, default)).Place > place);
    }

    [SkippableFact]
    public async Task What_this_process_writes_wakes_who_waits()
    {
        var log = new EventLog(_database.Contexts, _database.Writer, TimeProvider.System);
        var waiting = log.WaitAsync(TimeSpan.FromMinutes(5), default);
        Assert.False(waiting.IsCompleted);
        await log.AppendAsync("a", "1", default);
        await waiting.WaitAsync(TimeSpan.FromMinutes(2));
    }
}
