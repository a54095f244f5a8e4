using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.SpeedHost;

namespace ResourceHub.GraphQL.Allocations;

/// <summary>
/// A request from its document's bytes to the answer's, without HTTP: services of its own, the cached document, execution, and JSON into a
/// buffer that is used again.
/// </summary>
public class RequestBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private IRequestExecutor _executor = null!;
    private byte[] _document = [];
    private JsonElement? _variables;

    /// <summary>Which operation of the folder.</summary>
    [Params("three-fields", "fragments", "introspection", "search")]
    public string Operation { get; set; } = "";

    /// <summary>Reads what the servers of the speed table read.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var folder = FindFolder();
        var services = new ServiceCollection();
        services.AddSingleton(Library.Read(Path.Combine(folder, "data.json")));
        services.AddGraphQLServer()
            .AddSdl(File.ReadAllText(Path.Combine(folder, "schema.graphql")), "schema.graphql")
            .AddTypes(typeof(Library).Assembly);
        _executor = services.BuildServiceProvider().GetRequiredService<IRequestExecutor>();
        _document = File.ReadAllBytes(Path.Combine(folder, "operations", $"{Operation}.graphql"));
        var variables = Path.Combine(folder, "operations", $"{Operation}.variables.json");
        _variables = File.Exists(variables) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(variables)) : null;
        _ = ExecuteAsync().GetAwaiter().GetResult();
        if (Encoding.UTF8.GetString(_output.WrittenSpan) is var answer && !answer.StartsWith("""{"data":{""", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{Operation} is answered with {answer}");
        }
    }

    /// <summary>The request; gives the answer's length.</summary>
    [Benchmark]
    public async Task<int> ExecuteAsync()
    {
        _output.ResetWrittenCount();
        var result = await _executor.ExecuteAsync(new GraphQLRequest(_document) { Variables = _variables });
        result.WriteTo(_output);
        return _output.WrittenCount;
    }

    private static string FindFolder()
    {
        var at = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(at, "tests", "speed", "operations")))
        {
            at = Path.GetDirectoryName(at.TrimEnd(Path.DirectorySeparatorChar))
                ?? throw new InvalidOperationException("The folder tests/speed is not above the program.");
        }

        return Path.Combine(at, "tests", "speed");
    }
}
