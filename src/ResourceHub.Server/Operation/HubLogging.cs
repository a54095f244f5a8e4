namespace ResourceHub.Server.Operation;

/// <summary>Structured logs: JSON lines in Production, one readable line elsewhere. Messages carry ids of the hub, never names or answers of learners.</summary>
internal static class HubLogging
{
    public static void AddHubLogging(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.ClearProviders();
        if (environment.IsProduction())
            logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(console => console.SingleLine = true);
    }
}
