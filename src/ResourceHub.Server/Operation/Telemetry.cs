using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ResourceHub.Server.Operation;

/// <summary>Sends traces and metrics over OTLP while the hub runs, where an address is configured.</summary>
internal sealed class Telemetry(TelemetryOptions options, IConfiguration configuration) : IHostedService, IDisposable
{
    const string StandardVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    TracerProvider? _tracing;
    MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var address = string.IsNullOrEmpty(options.OtlpEndpoint) ? configuration[StandardVariable] : options.OtlpEndpoint;
        if (string.IsNullOrEmpty(address))
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService("resourcehub", serviceVersion: HubVersion.Text);
        void Export(OtlpExporterOptions exporter) => exporter.Endpoint = new Uri(address);
        _tracing = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("ResourceHub.*").AddSource("Microsoft.AspNetCore").AddOtlpExporter(Export).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter("ResourceHub.*").AddMeter("Microsoft.AspNetCore.*").AddMeter("System.Runtime").AddOtlpExporter(Export).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _tracing?.ForceFlush(5000);
        _metrics?.ForceFlush(5000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _tracing?.Dispose();
        _metrics?.Dispose();
    }
}
