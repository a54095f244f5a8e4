using System.Text.Json;

namespace ResourceHub.Server.Seed;

/// <summary>The seed's files beside the program.</summary>
internal static class SeedFiles
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>CASE packages.</summary>
    public static IEnumerable<string> Frameworks => Sorted("frameworks", "*.case.json");

    /// <summary>Lists of other names of their skills.</summary>
    public static IEnumerable<string> Aliases => Sorted("frameworks", "*-aliases.csv");

    /// <summary>The file of a provider's records.</summary>
    public static string Records(string slug) => Path.Combine(Root, "providers", slug + ".jsonl");

    /// <summary>The providers.</summary>
    public static IReadOnlyList<SeedProvider> Providers() => Read<SeedProvider[]>("providers.json");

    /// <summary>The class.</summary>
    public static SeedClass Class() => Read<SeedClass>("class.json");

    static T Read<T>(string name)
    {
        using var file = File.OpenRead(Path.Combine(Root, name));
        return JsonSerializer.Deserialize<T>(file, Json)!;
    }

    static IEnumerable<string> Sorted(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Order(StringComparer.Ordinal);
}

/// <summary>An entry of providers.json.</summary>
internal sealed record SeedProvider(string Slug, string Name, string? Url, string? Description, IReadOnlyList<Guid> Frameworks);
