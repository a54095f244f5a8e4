using System.Diagnostics.Metrics;
using ResourceHub.Core;

namespace ResourceHub.Core.Tests.Common;

public sealed class HubTelemetryTests
{
    [Fact]
    public void What_the_hub_does_is_counted_under_its_meter()
    {
        var seen = new List<(string Name, long Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == HubTelemetry.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (seen)
                seen.Add((instrument.Name, value, string.Join(',', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));
        });
        listener.Start();

        HubTelemetry.Published("CREATED", 1_000_003);
        HubTelemetry.Published("UPDATED", 0);
        HubTelemetry.Recorded(1_000_004);

        // other tests count too: look for these very numbers
        Assert.Contains(("resourcehub.records.published", 1_000_003, "outcome=CREATED"), seen);
        Assert.Contains(("resourcehub.evidence.recorded", 1_000_004, ""), seen);
        Assert.DoesNotContain(seen, m => m is { Name: "resourcehub.records.published", Value: 0 });
    }
}
