using ResourceHub.Core.Events;

namespace ResourceHub.Core.Tests.Events;

public sealed class EventReaderTests
{
    readonly FakeLog _log = new();
    readonly Clock _clock = new();

    [Fact]
    public async Task Each_event_comes_once_in_the_order_of_the_log()
    {
        _log.Commit(1, 2);
        var reader = await StartAsync();
        Assert.Empty(await PlacesAsync(reader));
        _log.Commit(3, 4);
        Assert.Equal([3, 4], await PlacesAsync(reader));
        Assert.Empty(await PlacesAsync(reader));
        _log.Commit(5);
        Assert.Equal([5], await PlacesAsync(reader));
    }

    [Fact]
    public async Task A_transaction_that_commits_late_is_not_missed()
    {
        _log.Commit(1);
        var reader = await StartAsync();
        // 2, 3 and 5 were given out, but their transactions are still under way
        _log.Commit(4, 6);
        Assert.Equal([4, 6], await PlacesAsync(reader));
        Assert.Equal(2, reader.OpenGaps);
        _log.Commit(3);
        Assert.Equal([3], await PlacesAsync(reader));
        _log.Commit(2, 5, 7);
        Assert.Equal([2, 5, 7], await PlacesAsync(reader));
        Assert.Equal(0, reader.OpenGaps);
    }

    [Fact]
    public async Task A_number_that_was_rolled_back_is_waited_for_only_so_long()
    {
        _log.Commit(1);
        var reader = await StartAsync();
        _log.Commit(3);
        Assert.Equal([3], await PlacesAsync(reader));
        _clock.Now += TimeSpan.FromSeconds(9);
        await PlacesAsync(reader);
        Assert.Equal(1, reader.OpenGaps);
        _clock.Now += TimeSpan.FromSeconds(2);
        await PlacesAsync(reader);
        Assert.Equal(0, reader.OpenGaps);
    }

    [Fact]
    public async Task What_was_under_way_when_the_reader_began_is_news_once_it_commits()
    {
        _log.Commit(1, 3);
        var reader = await StartAsync();
        Assert.Empty(await PlacesAsync(reader));
        _log.Commit(2);
        Assert.Equal([2], await PlacesAsync(reader));
    }

    [Fact]
    public async Task More_events_than_one_read_takes_come_all()
    {
        var reader = await StartAsync();
        _log.Commit([.. Enumerable.Range(1, 2500)]);
        Assert.Equal(Enumerable.Range(1, 2500).Select(i => (long)i), await PlacesAsync(reader));
    }

    [Fact]
    public async Task What_could_not_be_read_to_its_end_comes_with_the_next_call()
    {
        _log.Commit(1);
        var reader = await StartAsync();
        _log.Commit(3);
        await PlacesAsync(reader);
        _log.Commit([2, .. Enumerable.Range(4, 2000)]);
        _log.FailAfter = 500;
        await Assert.ThrowsAsync<IOException>(() => reader.NextAsync(default));
        _log.FailAfter = null;
        Assert.Equal([2, .. Enumerable.Range(4, 2000).Select(i => (long)i)], await PlacesAsync(reader));
        Assert.Empty(await PlacesAsync(reader));
    }

    async Task<EventReader> StartAsync()
    {
        var reader = new EventReader(_log, new EventOptions(), _clock);
        await reader.StartAsync(default);
        return reader;
    }

    static async Task<IEnumerable<long>> PlacesAsync(EventReader reader) => (await reader.NextAsync(default)).Select(e => e.Place);

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    sealed class FakeLog : IEventLog
    {
        readonly SortedSet<long> _places = [];

        /// <summary>Reading on from a place beyond this fails.</summary>
        public long? FailAfter { get; set; }

        public void Commit(params int[] places) => _places.UnionWith(places.Select(p => (long)p));

        public Task<IReadOnlyList<LoggedEvent>> ReadAfterAsync(long place, int most, CancellationToken cancellationToken)
            => place > FailAfter ? throw new IOException() : Read(_places.Where(p => p > place).Take(most));

        public Task<IReadOnlyList<LoggedEvent>> ReadBetweenAsync(long from, long to, CancellationToken cancellationToken) => Read(_places.Where(p => p >= from && p <= to));

        public Task<(long? Before, IReadOnlyList<long> Since)> PlacesAsync(DateTimeOffset since, CancellationToken cancellationToken)
            => Task.FromResult<(long?, IReadOnlyList<long>)>((null, [.. _places]));

        public Task AppendAsync(string topic, string payload, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> RemoveBeforeAsync(DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => throw new NotSupportedException();

        static Task<IReadOnlyList<LoggedEvent>> Read(IEnumerable<long> places) => Task.FromResult<IReadOnlyList<LoggedEvent>>([.. places.Select(p => new LoggedEvent(p, "t", "p"))]);
    }
}
