using System.Globalization;

namespace ResourceHub.GraphQL.Benchmarks;

/// <summary>By how much the processor time of field merging grows when a hostile document doubles: the least of some rounds each.</summary>
internal static class MergeRatios
{
    private const int Rounds = 15;

    public static void Write(TextWriter output)
    {
        output.WriteLine("| document | 75 parts | 150 | 300 | 600 | ratios |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var kind in (string[])["same field over and over", "overlapping fields", "overlapping fragments", "overlapping through abstract types"])
        {
            var times = new[] { 75, 150, 300, 600 }.Select(size => Measure(kind, size)).ToArray();
            var ratios = times.Skip(1).Select((time, i) => (time / times[i]).ToString("0.0", CultureInfo.InvariantCulture));
            output.WriteLine($"| {kind} | {string.Join(" | ", times.Select(t => t.ToString("0.00 ms", CultureInfo.InvariantCulture)))} | {string.Join(", ", ratios)} |");
        }
    }

    private static double Measure(string kind, int size)
    {
        var benchmark = new FieldMergeBenchmark { Kind = kind, Size = size };
        benchmark.Setup();
        var times = Math.Max(20, 40_000 / size);
        for (var i = 0; i < times; i++)
        {
            benchmark.Merge();
        }

        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < times; i++)
            {
                benchmark.Merge();
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times);
        }

        return best;
    }
}
