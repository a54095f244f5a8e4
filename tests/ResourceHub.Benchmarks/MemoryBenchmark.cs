namespace ResourceHub.Benchmarks;

/// <summary>The memory of a publish: of a file, and of one ten times as long, each into a new hub that has the frameworks.</summary>
static class MemoryBenchmark
{
    public static async Task RunAsync(HubProcess hub, RealFiles files, ResultTable table)
    {
        await hub.StopAsync();
        var longFile = files.TenTimes("engageny");
        var (few, _) = await PublishAsync(hub, files, files.Provider("engageny"));
        var (many, time) = await PublishAsync(hub, files, longFile);
        File.Delete(longFile);
        table.Add("publish 6,196 records into a new hub", $"peak {few:0} MiB", "");
        table.Add("publish 61,960 records into a new hub", $"{time.TotalSeconds:0} s, peak {many:0} MiB ({many / few - 1:+0 %;-0 %})", "within 10 %");
    }

    static async Task<(double PeakMebibytes, TimeSpan Time)> PublishAsync(HubProcess hub, RealFiles files, string file)
    {
        hub.NewData();
        await hub.RunAsync("import-framework", files.Mathematics);
        await hub.RunAsync("import-framework", files.Framework("ccss-ela-foundational"));
        await hub.RunAsync("providers", "add", "engageny");
        await hub.StartAsync("none");
        var (time, peak, _) = await hub.RunAsync("publish", "--provider", "engageny", file);
        await hub.StopAsync();
        return (peak, time);
    }
}
