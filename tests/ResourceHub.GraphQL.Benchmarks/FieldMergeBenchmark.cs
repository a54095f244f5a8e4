using BenchmarkDotNet.Attributes;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Benchmarks;

/// <summary>How the time of field merging grows with a hostile document: at most 2.3 times from one size to its double.</summary>
[MemoryDiagnoser]
[MinColumn]
[Config(typeof(InProcessConfig))]
public class FieldMergeBenchmark
{
    private static readonly Schema s_schema = new SchemaBuilder { HasIncrementalDirectives = true }.AddSdl(HostileDocuments.Sdl).Build();
    private DocumentNode _document = null!;

    /// <summary>The kind of document.</summary>
    [Params("same field over and over", "overlapping fields", "overlapping fragments", "overlapping through abstract types")]
    public string Kind { get; set; } = "";

    /// <summary>How many parts it has.</summary>
    [Params(200, 400, 800)]
    public int Size { get; set; }

    /// <summary>Parses the document.</summary>
    [GlobalSetup]
    public void Setup() => _document = GraphQLParser.Parse(
        new SourceText(HostileDocuments.Create(Kind, Size)), new ParserOptions { MaxTokens = int.MaxValue, MaxRecursion = 1_000 });

    /// <summary>Runs the one rule.</summary>
    [Benchmark]
    public int Merge()
    {
        var context = new ValidationContext(s_schema, _document, 100);
        ValidationRules.Run(context, [new OverlappingFieldsCanBeMergedRule(context)]);
        return context.Errors.Count;
    }
}
