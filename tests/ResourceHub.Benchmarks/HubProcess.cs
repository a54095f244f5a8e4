using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ResourceHub.Benchmarks;

/// <summary>A published hub in a process of its own, with a data folder of its own.</summary>
sealed class HubProcess : IAsyncDisposable
{
    readonly string _server;
    readonly int _port = FreePort();
    readonly HttpClient _http = new();
    Process? _process;

    public HubProcess(string folder)
    {
        _server = Path.Combine(Path.GetFullPath(folder), "resourcehub");
        Address = $"http://127.0.0.1:{_port}";
    }

    public string Address { get; }

    public string Data { get; set; } = "";

    public string? Key { get; set; }

    /// <summary>Options of the server and its commands, as environment variables.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public void NewData() => Data = Directory.CreateTempSubdirectory("resourcehub-bench-").FullName;

    /// <summary>Starts the server; the time is from process start to a healthy /health/ready.</summary>
    public async Task<TimeSpan> StartAsync(string? seed = null)
    {
        var clock = Stopwatch.StartNew();
        _process = Launch([.. seed is null ? [] : new[] { "--seed", seed }, "--urls", Address]);
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(Address + "/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return clock.Elapsed;
            }
            catch (HttpRequestException)
            {
            }
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}.");
            await Task.Delay(10);
        }
    }

    public async Task StopAsync()
    {
        if (_process is null)
            return;
        Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();
        await _process.WaitForExitAsync();
        _process = null;
    }

    /// <summary>Runs a command on the same data folder.</summary>
    /// <returns>Its time, its highest resident memory in MiB, and what it printed.</returns>
    public Task<(TimeSpan Time, double PeakMebibytes, string Output)> RunAsync(params string[] arguments) => RunAsync(arguments, () => false);

    /// <summary>The same, killed as soon as there is enough.</summary>
    public async Task<(TimeSpan Time, double PeakMebibytes, string Output)> RunAsync(string[] arguments, Func<bool> enough)
    {
        var clock = Stopwatch.StartNew();
        using var process = Launch(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            if (enough())
                process.Kill();
            await Task.Delay(20);
        }
        var time = clock.Elapsed;
        return process.ExitCode == 2 ? throw new InvalidOperationException($"{string.Join(' ', arguments)}: nothing done. {await output}") : (time, peak, await output);
    }

    /// <summary>The server's highest resident memory so far, in MiB.</summary>
    public double PeakMebibytes() => PeakOf(_process!.Id);

    /// <summary>Sends an operation and checks that it has no errors.</summary>
    public async Task<(TimeSpan Time, JsonElement Data)> SendAsync(string query, object? variables = null)
    {
        // written before the clock starts, as what is sent to a search server directly is
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "/graphql") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { query, variables })) };
        request.Content.Headers.ContentType = new("application/json");
        if (Key is not null)
            request.Headers.Add("X-Api-Key", Key);
        var clock = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(clock);
        var answer = JsonSerializer.Deserialize<JsonElement>(bytes);
        return answer.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.ToString())
            : (time, answer.GetProperty("data"));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
    }

    Process Launch(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_server, [.. arguments, "--data", Data]) { RedirectStandardOutput = true, Environment = { ["DOTNET_ENVIRONMENT"] = "Development", ["ASPNETCORE_ENVIRONMENT"] = "Development" } };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (!arguments.Contains("--urls"))
            return process;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    static double PeakOf(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
