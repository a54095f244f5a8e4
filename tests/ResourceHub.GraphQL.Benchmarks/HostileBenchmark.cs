using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Hosting;

namespace ResourceHub.GraphQL.Benchmarks;

/// <summary>How long the engine takes to answer the largest hostile document of each kind that its first limits let in, nothing cached.</summary>
[MemoryDiagnoser]
[MinColumn]
[Config(typeof(InProcessConfig))]
public class HostileBenchmark
{
    private RequestExecutor _executor = null!;
    private byte[] _document = [];

    /// <summary>The kind of document.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    /// <summary>All kinds.</summary>
    public static IEnumerable<string> Kinds => HostileDocuments.Kinds;

    /// <summary>Builds the server and the document.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var services = new ServiceCollection();
        var builder = services.AddGraphQLServer().AddSdl(HostileDocuments.Sdl, "hostile.graphql");
        var schema = ExecutorFactory.CreateSchema(builder, services.BuildServiceProvider());
        var options = new GraphQLServerOptions();
        _executor = new RequestExecutor(schema, options, null!, services.BuildServiceProvider(), TimeProvider.System);
        _document = System.Text.Encoding.UTF8.GetBytes(HostileDocuments.CreateLargest(Kind, options.MaxDocumentCharacters, options.MaxTokens));
    }

    /// <summary>Reads, measures and validates.</summary>
    [Benchmark]
    public object Read() => _executor.Read(_document);
}
