using System.Runtime.CompilerServices;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>
/// Compares a text with the one that was kept, by Snapshooter's conventions: __snapshots__/Class.Method.snap beside the test, made at the first run; what differs is
/// written to __snapshots__/__mismatch__. In CI a snapshot must be there. To accept a change, move the mismatch over the snapshot.
/// </summary>
internal static class SnapshotExtension
{
    public static void MatchSnapshot(this string actual, string? part = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "__snapshots__");
        var name = $"{Path.GetFileNameWithoutExtension(file)}.{method}{(part is null ? "" : "_" + part)}.snap";
        var kept = Path.Combine(folder, name);
        var mismatch = Path.Combine(folder, "__mismatch__", name);
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (!File.Exists(kept))
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null or "", $"{name} is not among the snapshots; run the test once outside CI and commit it.");
            Directory.CreateDirectory(folder);
            File.WriteAllText(kept, actual);
            return;
        }
        if (File.ReadAllText(kept).ReplaceLineEndings("\n") == actual)
        {
            if (File.Exists(mismatch))
                File.Delete(mismatch);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(mismatch)!);
        File.WriteAllText(mismatch, actual);
        Assert.Equal(File.ReadAllText(kept).ReplaceLineEndings("\n"), actual);
    }
}
