namespace ResourceHub.Server.Tests.Common;

/// <summary>What an undisturbed first start leaves: made once, as loading the demo takes its time, and copied for whoever needs it.</summary>
internal static class DemoHub
{
    static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>A data folder with the demo, which the caller deletes.</summary>
    public static async Task<string> CopyAsync()
    {
        var made = await Made.Value;
        var copy = Directory.CreateTempSubdirectory("resourcehub-demo-").FullName;
        foreach (var file in Directory.GetFiles(made))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(copy, File.GetUnixFileMode(made));
        return copy;
    }

    static async Task<string> MakeAsync()
    {
        var hub = await HubServer.StartAsync(seed: "demo");
        await hub.StopAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(hub.Data, recursive: true);
        return hub.Data;
    }
}
