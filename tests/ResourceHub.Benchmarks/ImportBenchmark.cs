namespace ResourceHub.Benchmarks;

/// <summary>Frameworks, aliases and the four provider files into an empty hub, by commands, until the index has everything.</summary>
static class ImportBenchmark
{
    public static async Task RunAsync(HubProcess hub, RealFiles files, ResultTable table)
    {
        var start = await hub.RunAsync("keys", "list");
        var import = await hub.RunAsync("import-framework", files.Mathematics);
        table.Add("import-framework ccss-math.case.json", $"{import.Time.TotalSeconds:0.0} s (a command that does nothing: {start.Time.TotalSeconds:0.0} s)", "3 s");
        await hub.RunAsync("import-framework", files.Framework("ccss-ela-foundational"));
        await hub.RunAsync("import-framework", files.Framework("oatutor-skills"), "--learnable", "Skill");
        await hub.RunAsync("import-aliases", files.Aliases);
        await hub.StartAsync("none");
        foreach (var slug in RealFiles.Providers)
            await hub.RunAsync("providers", "add", slug);

        foreach (var (what, limit) in new[] { ("publish and index all four files (20,261 records)", "30 s (20)"), ("publish them again, unchanged", "8 s") })
        {
            var time = TimeSpan.Zero;
            var peak = 0.0;
            foreach (var slug in RealFiles.Providers)
            {
                var run = await hub.RunAsync("publish", "--provider", slug, files.Provider(slug));
                time += run.Time;
                peak = Math.Max(peak, run.PeakMebibytes);
            }
            table.Add(what, $"{time.TotalSeconds:0.0} s; peak of a command {peak:0} MiB, of the server {hub.PeakMebibytes():0} MiB", limit + ", 400 MiB");
        }
    }
}
