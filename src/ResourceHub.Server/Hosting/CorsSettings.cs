namespace ResourceHub.Server.Hosting;

/// <summary>Which web pages of other origins may call the hub. Section <c>Cors</c>.</summary>
public sealed class CorsSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Cors";

    /// <summary>Origins such as https://app.example.org; none: no other origin. "*" allows all, without credentials.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>What is wrong with the settings; null where nothing is.</summary>
    public string? Problem()
    {
        foreach (var origin in Origins)
        {
            if (origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/" && !origin.EndsWith('/')))
                return $"Cors:Origins has \"{origin}\"; an origin is a scheme, a host and perhaps a port, such as https://app.example.org.";
        }
        return null;
    }
}
