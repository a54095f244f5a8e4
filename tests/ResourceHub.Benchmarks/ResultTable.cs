using System.Globalization;
using System.Text;

namespace ResourceHub.Benchmarks;

/// <summary>The rows of the table in README.md.</summary>
sealed class ResultTable
{
    readonly StringBuilder _rows = new("| what | measured | limit |\n|---|---|---|\n");

    public void Add(string what, string measured, string limit = "")
    {
        _rows.Append(CultureInfo.InvariantCulture, $"| {what} | {measured} | {limit} |\n");
        Console.Error.WriteLine($"{what}: {measured}");
    }

    public void Add(string what, Latencies latencies, string limit, Latencies? baseline = null)
    {
        var ratio = baseline is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {latencies.At(.5) / baseline.At(.5):0.0} × `{{ __typename }}`");
        Add(what, string.Create(CultureInfo.InvariantCulture, $"median {latencies.At(.5):0.00} ms, p95 {latencies.At(.95):0.00} ms, p99 {latencies.At(.99):0.00} ms (n {latencies.Count}){ratio}"), limit);
    }

    public override string ToString() => _rows.ToString();
}
