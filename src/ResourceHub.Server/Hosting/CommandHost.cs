namespace ResourceHub.Server.Hosting;

/// <summary>The services that a command uses; nothing of it listens or works in the background.</summary>
/// <param name="host">The host; it is never started.</param>
/// <param name="dataFolder">The data folder.</param>
/// <param name="isNew">Whether the folder was made by this command.</param>
internal sealed class CommandHost(IHost host, string dataFolder, bool isNew) : IAsyncDisposable
{
    /// <summary>The hub's services.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>The data folder.</summary>
    public string DataFolder { get; } = dataFolder;

    /// <summary>Whether nothing was kept in the data folder before this command.</summary>
    public bool IsNew { get; } = isNew;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            host.Dispose();
        Hosting.DataFolder.Restrict(DataFolder);
    }
}
