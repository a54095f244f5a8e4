namespace ResourceHub.Server.Hosting;

/// <summary>What the command line says about running the server; null where it says nothing.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Seed">demo or none.</param>
/// <param name="Urls">Where to listen.</param>
internal sealed record ServeRequest(string? Data, string? Seed, string? Urls);
