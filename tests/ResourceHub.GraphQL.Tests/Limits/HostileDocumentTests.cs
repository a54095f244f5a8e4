using System.Diagnostics;
using ResourceHub.GraphQL.Benchmarks;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Limits;

/// <summary>Documents made to be expensive are refused before execution, with work that is bounded.</summary>
public sealed class HostileDocumentTests
{
    // within every limit at their largest, and answered at small cost; here by a name that is no operation's
    private static readonly string[] s_harmless =
        ["operations without end", "comment flood", "same field over and over", "page in page", "overlapping through abstract types"];

    private static readonly Schema s_schema = new SchemaBuilder().AddSdl(HostileDocuments.Sdl).Build();

    public static TheoryData<string> Kinds => [.. HostileDocuments.Kinds];

    public static TheoryData<string> Overlapping =>
        ["same field over and over", "overlapping fields", "overlapping fragments", "overlapping through abstract types"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_largest_that_the_first_limits_let_in_is_refused_before_execution_for_a_few_megabytes(string kind)
    {
        var options = new GraphQLServerOptions();
        var document = HostileDocuments.CreateLargest(kind, options.MaxDocumentCharacters, options.MaxTokens);
        var executor = TestServer.Create(HostileDocuments.Sdl, [typeof(Query)], b =>
        {
            foreach (var field in (string[])["a", "b", "node", "any", "page", "n"])
            {
                b.AddResolver($"Query.{field}", _ => throw new UnreachableException());
            }

            foreach (var type in (string[])["A", "B", "C"])
            {
                b.BindRuntimeType<IReadOnlyDictionary<string, object?>>(type).AddResolver($"{type}.n", _ => throw new UnreachableException());
            }
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var request = new GraphQLRequest(document) { OperationName = "none" };
        var running = executor.ExecuteAsync(request);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var result = await running;
        Assert.False(result.HasData);
        Assert.NotEmpty(result.Errors);
        Assert.True(allocated < 12_000_000, $"{allocated} bytes");
        if (!s_harmless.Contains(kind))
        {
            Assert.NotEqual(ErrorCodes.BadRequest, result.Errors[0].Code);
        }
    }

    [Fact]
    public async Task Pages_in_pages_are_too_dear()
    {
        var executor = TestServer.Create("type Query { page(first: Int! = 5): [Query!]! }", [typeof(Query)], b => b.AddResolver("Query.page", _ => new(Array.Empty<object>())));
        var result = await executor.ExecuteAsync(new GraphQLRequest("{ page(first: 100) { page(first: 100) { page(first: 100) { page { __typename } } } } }"));
        Assert.Equal(ErrorCodes.TooCostly, Assert.Single(result.Errors).Code);
    }

    /// <summary>Counts steps, which do not depend on the machine's load.</summary>
    [Theory]
    [MemberData(nameof(Overlapping))]
    public void Doubling_the_document_takes_at_most_2_3_times_the_steps(string kind)
    {
        var once = Steps(kind, 300);
        var twice = Steps(kind, 600);
        Assert.InRange(twice, once, once * 2.3);
    }

    private static int Steps(string kind, int size)
    {
        var document = GraphQLParser.Parse(
            new SourceText(HostileDocuments.Create(kind, size)), new ParserOptions { MaxTokens = int.MaxValue, MaxRecursion = 1_000 });
        var context = new ValidationContext(s_schema, document, int.MaxValue);
        var rule = new OverlappingFieldsCanBeMergedRule(context);
        ValidationRules.Run(context, [rule]);
        return rule.Steps;
    }

    [QueryType]
    private sealed class Query;
}
