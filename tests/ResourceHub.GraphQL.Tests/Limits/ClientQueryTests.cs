using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;
using Xunit.Abstractions;

namespace ResourceHub.GraphQL.Tests.Limits;

/// <summary>
/// What clients write stays below half of every limit as it is by default. The schema is the hub's whole contract, of which the hub may yet serve
/// less; lists have the sizes that the hub's schema gives them, those that it does not have yet what the engine assumes.
/// </summary>
public sealed class ClientQueryTests(ITestOutputHelper output)
{
    /// <summary>Each limit with a value so small that a refusal tells what the query has.</summary>
    private static readonly (string Limit, Func<GraphQLServerOptions, double> Value, Action<GraphQLServerOptions> Least)[] s_limits =
    [
        (nameof(GraphQLServerOptions.MaxDocumentCharacters), o => o.MaxDocumentCharacters, o => o.MaxDocumentCharacters = 1),
        (nameof(GraphQLServerOptions.MaxTokens), o => o.MaxTokens, o => o.MaxTokens = 1),
        (nameof(GraphQLServerOptions.MaxParserRecursion), o => o.MaxParserRecursion, o => o.MaxParserRecursion = 1),
        (nameof(GraphQLServerOptions.MaxDepth), o => o.MaxDepth, o => o.MaxDepth = 1),
        (nameof(GraphQLServerOptions.MaxAliases), o => o.MaxAliases, o => o.MaxAliases = 0),
        (nameof(GraphQLServerOptions.MaxDirectives), o => o.MaxDirectives, o => o.MaxDirectives = 0),
        (nameof(GraphQLServerOptions.MaxFields), o => o.MaxFields, o => o.MaxFields = 1),
        (nameof(GraphQLServerOptions.MaxFragmentVisits), o => o.MaxFragmentVisits, o => o.MaxFragmentVisits = 1),
        (nameof(GraphQLServerOptions.MaxInputListSize), o => o.MaxInputListSize, o => o.MaxInputListSize = 1),
        (nameof(GraphQLServerOptions.MaxFieldCost), o => o.MaxFieldCost, o => o.MaxFieldCost = 1),
        (nameof(GraphQLServerOptions.MaxTypeCost), o => o.MaxTypeCost, o => o.MaxTypeCost = 1),
    ];

    [SkippableFact]
    public async Task Twelve_kinds_of_query_stay_below_half_of_every_limit()
    {
        var (contract, hub) = (Find("shared/contract"), Find("schema"));
        Skip.If(contract is null || hub is null, "the contract is not beside the repository");
        var schema = Build(contract!, hub!);
        var faults = new List<string>();
        foreach (var (kind, document, variables) in ClientQueries.All)
        {
            Assert.Empty((await ValidateAsync(schema, _ => { }, document, variables)).Errors);
            var shares = new List<string>();
            foreach (var (limit, value, least) in s_limits)
            {
                var most = value(new GraphQLServerOptions());
                var actual = (await ValidateAsync(schema, least, document, variables)).Errors is [var error, ..]
                    ? Convert.ToDouble(Assert.Contains("actual", error.Extensions), CultureInfo.InvariantCulture) : 0;
                shares.Add($"{limit} {actual:0} ({actual / most:P0})");
                if (actual > most / 2)
                {
                    faults.Add($"{kind}: {limit} is {most:0}, it has {actual:0}");
                }
            }

            output.WriteLine($"{kind}: {string.Join(", ", shares)}");
        }

        Assert.Empty(faults);
        Assert.Equal(12, ClientQueries.All.Count);
    }

    /// <summary>Everything but the execution.</summary>
    private static Task<GraphQLResult> ValidateAsync(Schema schema, Action<GraphQLServerOptions> modify, string document, object variables)
    {
        var options = new GraphQLServerOptions();
        modify(options);
        var request = GraphQLRequest.Create(document, variables);
        request.CostReport = CostReport.Validate;
        return new RequestExecutor(schema, options, null!, new ServiceCollection().BuildServiceProvider(), TimeProvider.System).ExecuteAsync(request);
    }

    /// <summary>The contract, its fields with the costs and sizes that the hub's schema has for them.</summary>
    private static Schema Build(string contract, string hub)
    {
        var known = FieldsOf(Read(hub)).ToDictionary(f => f.Coordinate, f => f.Field.Directives);
        var builder = new SchemaBuilder();
        foreach (var document in Read(contract, except: "provider.graphql"))
        {
            builder.AddSdl(SyntaxPrinter.Print(document with
            {
                Definitions =
                [
                    .. document.Definitions.Select(definition => definition is FieldsTypeDefinitionNode type
                        ? type with { Fields = [.. type.Fields.Select(field => field with { Directives = CostsOf(known.GetValueOrDefault($"{type.Name.Value}.{field.Name.Value}")) })] }
                        : definition),
                ],
            }));
        }

        return builder.Build();
    }

    private static DirectiveNode[] CostsOf(IReadOnlyList<DirectiveNode>? directives) => [.. (directives ?? []).Where(d => d.Name.Value is "cost" or "listSize")];

    private static IEnumerable<(string Coordinate, FieldDefinitionNode Field)> FieldsOf(IEnumerable<DocumentNode> documents) =>
        documents.SelectMany(d => d.Definitions).OfType<FieldsTypeDefinitionNode>().SelectMany(t => t.Fields.Select(f => ($"{t.Name.Value}.{f.Name.Value}", f)));

    private static IEnumerable<DocumentNode> Read(string folder, string? except = null) => Directory.EnumerateFiles(folder, "*.graphql")
        .Where(f => Path.GetFileName(f) != except).Order(StringComparer.Ordinal).Select(f => GraphQLParser.Parse(new SourceText(File.ReadAllBytes(f)), ParserOptions.Trusted));

    private static string? Find(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, path)))
            {
                return Path.Combine(at.FullName, path);
            }
        }

        return null;
    }
}
