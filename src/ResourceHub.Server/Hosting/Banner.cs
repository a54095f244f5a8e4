using System.Text.Json;
using ResourceHub.Server.Access;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Seed;
using Spectre.Console;

namespace ResourceHub.Server.Hosting;

/// <summary>What the terminal shows while the hub starts, and once it is ready: its address, the demo's keys and queries to paste.</summary>
internal sealed class Banner(WebApplication app, IAnsiConsole terminal)
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly HubOptions _options = app.Services.GetRequiredService<HubOptions>();

    /// <summary>A step of the first start.</summary>
    public void Step(string what) => Write("  " + what);

    /// <summary>The hub is ready.</summary>
    public void Ready()
    {
        var address = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "";
        Write($"ResourceHub {HubVersion.Text} is ready: {address}  (explorer: {address}{HubGraphQL.Path}, data: {_options.DataFolder})");
        var keys = DemoKeys.Read(_options.DataFolder);
        if (keys.Count == 0)
            return;
        Write("");
        if (app.Environment.IsProduction())
        {
            Write("The demo's keys are refused in Production. --seed none starts without the demo; keys create makes keys of your own.");
            return;
        }
        Write($"Demo keys (also in {Path.Combine(_options.DataFolder, DemoKeys.FileName)}):");
        foreach (var (name, key) in keys)
            Write($"  {name}={key}");
        foreach (var example in ExampleQueries.All)
        {
            Write("");
            Write($"# {example.Title}");
            Write(Curl(address, example, keys));
        }
    }

    static string Curl(string address, ExampleQuery example, IReadOnlyDictionary<string, string> keys)
    {
        var key = example.KeyName is { } name && keys.TryGetValue(name, out var secret) ? $" -H '{KeyAuthentication.Header}: {secret}'" : "";
        var body = JsonSerializer.Serialize(new { query = OneLine(example.Query) }, Readable);
        return $"curl -s {address}{HubGraphQL.Path} -H 'Content-Type: application/json'{key} -d '{body.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    static string OneLine(string query) => string.Join(' ', query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // plain lines: a terminal's width must not break what is to be pasted
    void Write(string line) => terminal.Profile.Out.Writer.WriteLine(line);
}
