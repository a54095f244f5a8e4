namespace ResourceHub.Benchmarks;

/// <summary>The memory of a publish: of the file with the most records and of the one with the most text, and of ones ten times as long, each into a new hub that has the frameworks.</summary>
static class MemoryBenchmark
{
    static readonly string[] Slugs = ["oatutor", "engageny"];

    public static async Task RunAsync(HubProcess hub, RealFiles files, ResultTable table)
    {
        await hub.StopAsync();
        foreach (var slug in Slugs)
        {
            var longFile = files.TenTimes(slug);
            var few = await PublishAsync(hub, files, slug, files.Provider(slug));
            var many = await PublishAsync(hub, files, slug, longFile);
            table.Add($"publish {Records(files.Provider(slug)):N0} records ({slug}) into a new hub", $"peak {few.PeakMebibytes:0} MiB", "");
            table.Add($"publish {Records(longFile):N0} records into a new hub", $"{many.Time.TotalSeconds:0} s, peak {many.PeakMebibytes:0} MiB ({many.PeakMebibytes / few.PeakMebibytes - 1:+0 %;-0 %})", "within 10 %");
            File.Delete(longFile);
        }
    }

    static int Records(string file) => File.ReadLines(file).Count();

    static async Task<(double PeakMebibytes, TimeSpan Time)> PublishAsync(HubProcess hub, RealFiles files, string slug, string file)
    {
        hub.NewData();
        await hub.RunAsync("import-framework", files.Mathematics);
        await hub.RunAsync("import-framework", files.Framework("ccss-ela-foundational"));
        await hub.RunAsync("import-framework", files.Framework("oatutor-skills"), "--learnable", "Skill");
        await hub.RunAsync("providers", "add", slug);
        await hub.StartAsync("none");
        var (time, peak, _) = await hub.RunAsync("publish", "--provider", slug, file);
        await hub.StopAsync();
        return (peak, time);
    }
}
