using System.Runtime;
using System.Runtime.InteropServices;

namespace ResourceHub.Server.Commands;

/// <summary>
/// Keeps a command small however long it works, for it runs beside the hub: nobody waits for its single steps, so that its collector may stop them and leave no holes; and what its threads
/// gave back to the C library goes back to the machine. glibc keeps that for each thread, tens of megabytes after a minute of SQLite.
/// </summary>
internal sealed class CommandMemory : IDisposable
{
    /// <summary>How often memory is given back: what many threads free meanwhile is little.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(.1);

    static readonly Lazy<Action?> Trim = new(FindTrim);

    readonly ITimer? _timer;

    CommandMemory(TimeProvider clock, Action? trim)
        => _timer = trim is null ? null : clock.CreateTimer(_ => trim(), null, Every, Every);

    /// <summary>From now on, until it is disposed. The collector stays as it is then: a process runs one command.</summary>
    /// <param name="clock">When memory is given back.</param>
    public static CommandMemory Keep(TimeProvider clock)
    {
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        return new(clock, Trim.Value);
    }

    /// <summary>The same with another way to give memory back, and the collector left alone.</summary>
    internal static CommandMemory Keep(TimeProvider clock, Action? trim) => new(clock, trim);

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    // other C libraries have no such function, and keep less
    static Action? FindTrim()
    {
        if (!NativeLibrary.TryLoad("libc.so.6", out var library) || !NativeLibrary.TryGetExport(library, "malloc_trim", out var function))
            return null;
        var trim = Marshal.GetDelegateForFunctionPointer<MallocTrim>(function);
        return () => _ = trim(0);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int MallocTrim(nuint pad);
}
