using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>The server, or a command of it, as a process of its own: what is killed here is really gone.</summary>
internal sealed partial class HubProcess : IAsyncDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    readonly Process _process;
    readonly Task<string> _errors;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _reading;

    HubProcess(string data, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "resourcehub.dll"), .. arguments, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>A client of the server.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>Starts a server and waits until it says that it is ready.</summary>
    public static async Task<HubProcess> StartAsync(string data, string? seed = "none", IReadOnlyDictionary<string, string>? variables = null)
    {
        var hub = Launch(data, seed, variables);
        var first = await Task.WhenAny(hub._ready.Task, hub._process.WaitForExitAsync()).WaitAsync(Longest);
        if (first != hub._ready.Task)
            throw new InvalidOperationException($"The server ended with {hub._process.ExitCode}: {hub._output}{await hub._errors}");
        hub.Http = new HttpClient { BaseAddress = new Uri(await hub._ready.Task) };
        return hub;
    }

    /// <summary>Starts a server and does not wait.</summary>
    public static HubProcess Launch(string data, string? seed = "none", IReadOnlyDictionary<string, string>? variables = null)
        => new(data, [.. seed is null ? [] : new[] { "--seed", seed }, "--urls", "http://127.0.0.1:0"], variables);

    /// <summary>Starts a command and does not wait.</summary>
    public static HubProcess Begin(string data, params string[] arguments) => new(data, arguments, null);

    /// <summary>The same with options of its own, as environment variables.</summary>
    public static HubProcess Begin(string data, IReadOnlyDictionary<string, string> variables, params string[] arguments) => new(data, arguments, variables);

    /// <summary>Runs a command to its end.</summary>
    public static Task<Ended> RunAsync(string data, params string[] arguments) => Begin(data, arguments).EndAsync();

    /// <summary>Runs a server that is expected to end by itself.</summary>
    public static Task<Ended> RunServerAsync(string data, IReadOnlyDictionary<string, string>? variables = null, params string[] arguments)
        => new HubProcess(data, arguments, variables).EndAsync();

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Waits for the end.</summary>
    public async Task<Ended> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Longest);
        await _reading;
        return new(_process.ExitCode, _output.ToString(), await _errors);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Longest);
    }

    /// <summary>kill -TERM, without waiting.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Sends an operation and gives the whole answer.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        using var response = await Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends an operation that must succeed, and gives its data.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null, string? key = null)
    {
        var answer = await SendAsync(query, variables, key);
        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        return answer.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        Http.Dispose();
        _process.Dispose();
    }

    async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _output.AppendLine(line);
            if (ReadyLine().Match(line) is { Success: true } match)
                _ready.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"is ready: (http://\S+)")]
    private static partial Regex ReadyLine();
}

/// <summary>A process that has ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>Fails with what the process said where the exit code is another.</summary>
    public Ended Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, not {exitCode}: {Output}{Errors}");
        return this;
    }
}
