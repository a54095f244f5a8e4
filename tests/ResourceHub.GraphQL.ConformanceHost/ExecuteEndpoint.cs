using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.ConformanceHost;

/// <summary>The body of POST /execute.</summary>
internal sealed record ExecuteRequest(string Schema, string Query, JsonElement? Variables = null, string? OperationName = null);

/// <summary>Executes a query against a schema that comes with it, every field having the fixed value of its type.</summary>
internal static class ExecuteEndpoint
{
    private static readonly GraphQLServerOptions s_options = new()
    {
        MaxDocumentCharacters = 10_000_000,
        MaxTokens = 1_000_000,
        MaxDepth = 200,
        MaxIntrospectionListDepth = 20,
        MaxAliases = 10_000,
        MaxDirectives = 10_000,
        MaxFields = 1_000_000,
        MaxFragmentVisits = 1_000_000,
        EnforceCost = false,
    };

    public static async Task HandleAsync(HttpContext context)
    {
        var result = await ExecuteAsync(context, incremental: false);
        context.Response.ContentType = "application/json; charset=utf-8";
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Answers a list of all parts that an answer comes in.</summary>
    public static async Task HandleIncrementalAsync(HttpContext context)
    {
        var result = await ExecuteAsync(context, incremental: true);
        context.Response.ContentType = "application/json; charset=utf-8";
        var output = context.Response.BodyWriter;
        output.Write("["u8);
        result.WriteTo(output);
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var part in subsequent)
            {
                output.Write(","u8);
                part.WriteTo(output);
            }
        }

        output.Write("]"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    private static async Task<GraphQLResult> ExecuteAsync(HttpContext context, bool incremental)
    {
        var request = (await context.Request.ReadFromJsonAsync<ExecuteRequest>(context.RequestAborted))!;
        try
        {
            var schema = BuildSchema(request.Schema);
            var masking = new ErrorMasking([], s_options, NullLogger.Instance);
            var executor = new RequestExecutor(schema, s_options, masking, context.RequestServices, TimeProvider.System);
            return await executor.ExecuteAsync(
                new GraphQLRequest(request.Query)
                {
                    Variables = request.Variables is { ValueKind: JsonValueKind.Object } variables ? variables : null,
                    OperationName = request.OperationName,
                    Services = context.RequestServices,
                    AcceptsIncremental = incremental,
                },
                context.RequestAborted);
        }
        catch (SchemaException e)
        {
            return new GraphQLResult([.. e.Faults.Select(f => new GraphQLError(f, "INVALID_SCHEMA"))]);
        }
    }

    private static Schema BuildSchema(string sdl)
    {
        var builder = new SchemaBuilder().AddSdl(sdl);
        try
        {
            foreach (var scalar in GraphQLParser.Parse(sdl).Definitions.OfType<ScalarTypeDefinitionNode>().Where(s => !s.IsExtension))
            {
                builder.AddScalar(new OpaqueScalar(scalar.Name.Value));
            }
        }
        catch (GraphQLSyntaxException)
        {
            // the builder tells it among the schema's faults
        }

        var schema = builder.Build();
        FixedResolvers.Attach(schema);
        return schema;
    }
}
