namespace ResourceHub.Core.Catalog;

/// <summary>Waits until a search would find changes: until their own outbox rows are gone.</summary>
public sealed class IndexWait(IOutbox outbox, TimeProvider clock)
{
    /// <summary>How long a caller is kept waiting.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for these changes; false where some are not in the index after <see cref="Longest"/>.</summary>
    public async Task<bool> WaitAsync(IReadOnlyCollection<OutboxTarget> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
            return true;
        var end = clock.GetUtcNow() + Longest;
        for (var pause = TimeSpan.FromMilliseconds(5); await outbox.PendingAsync(targets, cancellationToken) > 0; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (clock.GetUtcNow() + pause > end)
                return false;
            await Task.Delay(pause, clock, cancellationToken);
        }
        return true;
    }
}
