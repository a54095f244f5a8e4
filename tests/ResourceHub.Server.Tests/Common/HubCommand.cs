using ResourceHub.Server.Commands;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Common;

/// <summary>A command line of the hub, run in this process: what a test needs before it begins, and where words and exit codes are all that it asks for.</summary>
internal static class HubCommand
{
    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(string data, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await HubCommandLine.RunAsync([.. arguments, "--data", data], output, errors);
        return new(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Makes the provider <c>open</c> in a data folder, and gives its key.</summary>
    public static async Task<string> AddProviderAsync(string data)
    {
        (await RunAsync(data, "providers", "add", "open")).Expect(0);
        return (await RunAsync(data, "keys", "create", "tests", "--role", "PROVIDER", "--provider", "open")).Expect(0).Output.Trim();
    }
}
