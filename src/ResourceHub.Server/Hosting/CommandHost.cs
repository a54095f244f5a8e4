namespace ResourceHub.Server.Hosting;

/// <summary>The services that a command uses; nothing of it listens or works in the background.</summary>
internal sealed class CommandHost(IHost host) : IAsyncDisposable
{
    /// <summary>The hub's services.</summary>
    public IServiceProvider Services => host.Services;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
            return disposable.DisposeAsync();
        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
