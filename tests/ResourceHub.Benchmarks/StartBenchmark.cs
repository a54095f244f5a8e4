namespace ResourceHub.Benchmarks;

/// <summary>From process start to ready: with the seed to load, and afterwards.</summary>
static class StartBenchmark
{
    public static async Task RunAsync(HubProcess hub, ResultTable table)
    {
        var first = await hub.StartAsync();
        await hub.StopAsync();
        var again = new Latencies();
        for (var i = 0; i < 5; i++)
        {
            again.Add(await hub.StartAsync());
            await hub.StopAsync();
        }
        table.Add("first start with the seed, to /health/ready", $"{first.TotalSeconds:0.0} s", "15 s");
        table.Add("start afterwards, to /health/ready", $"median {again.At(.5) / 1000:0.0} s, slowest {again.At(1) / 1000:0.0} s", "3 s");
        hub.NewData();
    }
}
