namespace ResourceHub.Server.Operation;

/// <summary>Where traces and metrics go. Section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Telemetry";

    /// <summary>An OTLP collector's address, such as http://localhost:4317; none: nothing is sent. The variable OTEL_EXPORTER_OTLP_ENDPOINT works too.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>What is wrong with the settings; null where nothing is.</summary>
    public string? Problem()
        => OtlpEndpoint is null or "" || (Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? null
            : $"Telemetry:OtlpEndpoint is \"{OtlpEndpoint}\"; it must be an http or https address.";
}
