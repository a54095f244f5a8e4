using Microsoft.AspNetCore.ResponseCompression;

namespace ResourceHub.Server.Hosting;

/// <summary>Brotli and gzip for answers and pages, whatever their size; event streams go as they are, event by event.</summary>
internal static class HubCompression
{
    public static void AddHubCompression(this IServiceCollection services)
        => services.AddResponseCompression(compression =>
        {
            // BREACH reads a secret out of the sizes of answers that a victim's browser is made to ask for. Nothing makes a browser send a
            // hub's key: it goes in a header of the client's own, never in a cookie, so compressing below TLS tells nobody anything.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json", "application/graphql"];
            compression.ExcludedMimeTypes = ["text/event-stream", "multipart/mixed"];
        });
}
