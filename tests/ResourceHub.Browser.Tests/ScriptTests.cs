using System.Diagnostics;

namespace ResourceHub.Browser.Tests;

/// <summary>Runs the tests of the explorer's modules (tests/explorer), so that dotnet test alone runs everything.</summary>
public sealed class ScriptTests
{
    [SkippableFact]
    public async Task The_explorers_modules_pass_their_own_tests()
    {
        var folder = Path.Combine(Root(), "tests", "explorer");
        using var node = TryStart("node", ["--test", .. Directory.GetFiles(folder, "*.test.mjs").Order(StringComparer.Ordinal)]);
        Skip.If(node is null, "No Node.js on the path.");

        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await output + await errors);
    }

    static Process? TryStart(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ResourceHub.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
