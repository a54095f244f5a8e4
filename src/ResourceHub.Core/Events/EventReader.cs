namespace ResourceHub.Core.Events;

/// <summary>
/// Reads the log to its end again and again, each event once. Numbers are given when a row is written, but rows are seen when their
/// transaction commits, so a smaller number may appear after a larger one: a number that is missing is asked for again until
/// <see cref="EventOptions.GapSeconds"/> have passed.
/// </summary>
public sealed class EventReader(IEventLog log, EventOptions options, TimeProvider clock)
{
    const int Most = 1000;

    readonly List<Gap> _gaps = [];
    long? _last;

    /// <summary>How many runs of numbers are missing.</summary>
    public int OpenGaps => _gaps.Count;

    /// <summary>Begins at the end of the log: what commits from now on is news.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (before, since) = await log.PlacesAsync(now - Patience, cancellationToken);
        _gaps.Clear();
        _last = before;
        foreach (var place in since)
            Pass(place, now);
    }

    /// <summary>What has come since the last call, late comers among it.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> NextAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = new List<LoggedEvent>();
        foreach (var gap in _gaps)
            late.AddRange(await log.ReadBetweenAsync(gap.From, gap.To, cancellationToken));
        var next = new List<LoggedEvent>();
        int read;
        do
        {
            var page = await log.ReadAfterAsync(next.Count > 0 ? next[^1].Place : _last ?? 0, Most, cancellationToken);
            next.AddRange(page);
            read = page.Count;
        }
        while (read == Most);
        // only now that all of it is read is it passed: after a failure the next call gives it
        foreach (var found in late)
            Fill(found.Place);
        _gaps.RemoveAll(g => now - g.Seen > Patience);
        foreach (var found in next)
            Pass(found.Place, now);
        return [.. late, .. next];
    }

    TimeSpan Patience => TimeSpan.FromSeconds(options.GapSeconds);

    void Pass(long place, DateTimeOffset now)
    {
        if (_last is { } last && place > last + 1)
            _gaps.Add(new(last + 1, place - 1, now));
        _last = place;
    }

    void Fill(long place)
    {
        var index = _gaps.FindIndex(g => g.From <= place && place <= g.To);
        var gap = _gaps[index];
        _gaps.RemoveAt(index);
        if (place < gap.To)
            _gaps.Insert(index, gap with { From = place + 1 });
        if (gap.From < place)
            _gaps.Insert(index, gap with { To = place - 1 });
    }

    readonly record struct Gap(long From, long To, DateTimeOffset Seen);
}
