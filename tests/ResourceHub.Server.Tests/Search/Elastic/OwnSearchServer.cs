using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ResourceHub.Search.Elasticsearch;

namespace ResourceHub.Server.Tests.Search.Elastic;

/// <summary>A real search server of a test's own, which may be killed: the servers beside the repository, where they are and the run is told to use such servers.</summary>
internal sealed class OwnSearchServer : IAsyncDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    readonly string _kind;
    readonly string? _password;
    readonly string? _settings;
    readonly int _port;
    Process? _process;

    OwnSearchServer(string kind, string? password, string? settings)
    {
        (_kind, _password, _settings, _port) = (kind, password, settings, FreePort());
        Folder = Path.Combine(Path.GetTempPath(), $"resourcehub-search-{Guid.NewGuid():N}"[..35]);
        Options = new() { Url = $"http://127.0.0.1:{_port}", Index = ServerIndex.NewName(), Username = password is null ? null : "elastic", Password = password, BreakSeconds = .5 };
    }

    public ElasticOptions Options { get; }

    public string Folder { get; }

    static string Script([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../../shared/search-server/start"));

    public static async Task<OwnSearchServer> StartAsync(string kind = "elasticsearch", string? password = null, string? settings = null)
    {
        Skip.If(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RESOURCEHUB_TEST_ELASTICSEARCH")), "RESOURCEHUB_TEST_ELASTICSEARCH names no server, so none is started either.");
        Skip.IfNot(File.Exists(Script()), "needs ../shared/search-server beside the repository");
        var server = new OwnSearchServer(kind, password, settings);
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts it, in its folder as that is.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Script(), _password is null ? [_kind, $"{_port}", Folder] : [_kind, $"{_port}", Folder, _password]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (_settings is not null)
            start.Environment["SETTINGS"] = _settings;
        start.Environment["TRANSPORT_PORT"] = $"{FreePort()}";
        // it lives for seconds: the second compiler costs it more than it gains
        start.Environment["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Longest);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("ready", StringComparison.Ordinal))
                return;
        }
        throw new InvalidOperationException($"{_kind} did not start; see {Folder}/logs");
    }

    /// <summary>kill -9 of the server itself.</summary>
    public async Task KillAsync()
    {
        using var server = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "pid")), CultureInfo.InvariantCulture));
        server.Kill();
        await _process!.WaitForExitAsync().WaitAsync(Longest);
    }

    /// <summary>Its folder as if it had never run.</summary>
    public void Empty() => Directory.Delete(Folder, recursive: true);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        if (Directory.Exists(Folder))
            Empty();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
