using System.Globalization;

namespace ResourceHub.GraphQL.Benchmarks;

/// <summary>
/// By how much the processor time of field merging grows when a hostile document doubles. The sizes take turns, so that whatever else the
/// machine does meanwhile meets them all, and the least of the rounds counts.
/// </summary>
internal static class MergeRatios
{
    private const int Rounds = 25;

    private static readonly int[] s_sizes = [75, 150, 300, 600];

    public static void Write(TextWriter output)
    {
        output.WriteLine($"| document | {s_sizes[0]} parts | {string.Join(" | ", s_sizes.Skip(1))} | ratios |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var kind in (string[])["same field over and over", "overlapping fields", "overlapping fragments", "overlapping through abstract types"])
        {
            var times = Measure(kind);
            var ratios = times.Skip(1).Select((time, i) => (time / times[i]).ToString("0.00", CultureInfo.InvariantCulture));
            output.WriteLine($"| {kind} | {string.Join(" | ", times.Select(t => t.ToString("0.000 ms", CultureInfo.InvariantCulture)))} | {string.Join(", ", ratios)} |");
        }
    }

    /// <summary>The least time of each size.</summary>
    private static double[] Measure(string kind)
    {
        var benchmarks = Array.ConvertAll(s_sizes, size => new FieldMergeBenchmark { Kind = kind, Size = size });
        foreach (var benchmark in benchmarks)
        {
            benchmark.Setup();
            Run(benchmark);
        }

        var least = new double[s_sizes.Length];
        Array.Fill(least, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < least.Length; i++)
            {
                least[i] = Math.Min(least[i], Run(benchmarks[i]));
            }
        }

        return least;
    }

    /// <summary>Milliseconds of one merge, over as many as take some ten milliseconds.</summary>
    private static double Run(FieldMergeBenchmark benchmark)
    {
        var times = 30_000 / benchmark.Size;
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            benchmark.Merge();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;
    }
}
