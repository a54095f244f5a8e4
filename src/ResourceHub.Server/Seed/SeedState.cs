using System.Text.Json;
using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Seed;

/// <summary>What a data folder was started with. Kept in seed.json, so that a start that was killed goes on where it was and a choice holds.</summary>
/// <param name="Seed">demo or none.</param>
/// <param name="LoadedFor">The day that the seed's times are counted from.</param>
/// <param name="Complete">Whether all of it is in.</param>
internal sealed record SeedState(string Seed, DateOnly LoadedFor, bool Complete)
{
    /// <summary>The state of a data folder; null where nothing was chosen yet.</summary>
    public static SeedState? Read(string dataFolder)
    {
        var path = FileIn(dataFolder);
        return File.Exists(path) ? JsonSerializer.Deserialize<SeedState>(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Chooses to start without the demo where the folder holds nothing yet; whether it did.</summary>
    public static bool ChooseNoneWhereNew(string dataFolder)
    {
        if (HoldsData(dataFolder) || Read(dataFolder) is not null)
            return false;
        new SeedState("none", default, Complete: true).Write(dataFolder);
        return true;
    }

    /// <summary>Whether a database is there.</summary>
    public static bool HoldsData(string dataFolder) => new FileInfo(Path.Combine(dataFolder, "hub.db")) is { Exists: true, Length: > 0 };

    /// <summary>Keeps the state.</summary>
    public void Write(string dataFolder) => DataFolder.WriteSecret(FileIn(dataFolder), JsonSerializer.Serialize(this));

    static string FileIn(string dataFolder) => Path.Combine(dataFolder, "seed.json");
}
