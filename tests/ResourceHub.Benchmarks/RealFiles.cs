using System.Text.Json;

namespace ResourceHub.Benchmarks;

/// <summary>The folder of real frameworks and provider files that README describes.</summary>
sealed class RealFiles(string folder)
{
    public static readonly string[] Providers = ["engageny", "phet", "coherence-tasks", "oatutor"];

    public string Mathematics => Framework("ccss-math");

    public string Framework(string name) => Path.Combine(folder, "frameworks", name + ".case.json");

    public string Aliases => Path.Combine(folder, "frameworks", "ccss-aliases.csv");

    public string Provider(string slug) => Path.Combine(folder, "providers", slug + ".jsonl");

    /// <summary>The identifiers of a framework's items of some types, in file order.</summary>
    public IReadOnlyList<string> Identifiers(string framework, int most, params string[] types)
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Framework(framework)));
        return [.. package.RootElement.GetProperty("CFItems").EnumerateArray()
            .Where(item => types.Length == 0 || types.Contains(item.GetProperty("CFItemType").GetString()))
            .Select(item => item.GetProperty("identifier").GetString()!).Take(most)];
    }

    /// <summary>A file with every record of another ten times, under ids of its own.</summary>
    public string TenTimes(string slug)
    {
        var path = Path.Combine(Path.GetTempPath(), $"resourcehub-{slug}-x10.jsonl");
        using var writer = new StreamWriter(path);
        for (var copy = 0; copy < 10; copy++)
        {
            foreach (var line in File.ReadLines(Provider(slug)))
                writer.WriteLine(line.Replace("\"@id\":\"", $"\"@id\":\"urn:copy:{copy}:", StringComparison.Ordinal));
        }
        return path;
    }
}
