using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Seed;

/// <summary>The demo's keys, in demo-keys.env of the data folder: a line <c>NAME=key</c> each, for a shell to read.</summary>
internal static class DemoKeys
{
    /// <summary>The file's name.</summary>
    public const string FileName = "demo-keys.env";

    /// <summary>The keys by name, such as SERVICE_KEY; empty where there is no demo.</summary>
    public static IReadOnlyDictionary<string, string> Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return File.Exists(path)
            ? File.ReadAllLines(path).Select(l => l.Split('=', 2)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1])
            : new Dictionary<string, string>();
    }

    /// <summary>Writes the file, readable by its owner alone.</summary>
    public static void Write(string dataFolder, IReadOnlyDictionary<string, string> keys)
        => DataFolder.WriteSecret(Path.Combine(dataFolder, FileName), string.Concat(keys.Select(k => $"{k.Key}={k.Value}\n")));
}
