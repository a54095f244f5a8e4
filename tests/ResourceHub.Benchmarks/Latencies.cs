namespace ResourceHub.Benchmarks;

/// <summary>Times of requests in milliseconds.</summary>
sealed class Latencies
{
    readonly List<double> _times = [];

    public int Count => _times.Count;

    public void Add(TimeSpan time)
    {
        lock (_times)
            _times.Add(time.TotalMilliseconds);
    }

    /// <summary>The quantile by nearest rank.</summary>
    public double At(double quantile)
    {
        var sorted = _times.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
    }
}
