namespace ResourceHub.Server.Explorer;

/// <summary>Whether browsers find the explorer at /graphql.</summary>
public sealed class ExplorerOptions
{
    /// <summary>True or false; null, the default: on, but off in Production.</summary>
    public bool? Enabled { get; set; }

    /// <summary>What that means in an environment.</summary>
    public bool IsEnabled(IHostEnvironment environment) => Enabled ?? !environment.IsProduction();
}
