using System.Diagnostics;
using System.Diagnostics.Metrics;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Execution;

/// <summary>A span and a duration for each operation, under the source and meter <c>ResourceHub.GraphQL</c>; nothing where nobody listens.</summary>
internal static class GraphQLTelemetry
{
    private const string Name = "ResourceHub.GraphQL";
    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("graphql.server.operation.duration", "s", "Time from a parsed request to its result.");

    /// <summary>Opens the span of an operation; its name is that of the semantic conventions: type, then the client's name for it.</summary>
    public static Activity? Start(OperationDefinitionNode operation, GraphQLRequest request)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var type = TypeOf(operation);
        var activity = Source.StartActivity(operation.Name is null ? type : $"{type} {operation.Name.Value}", ActivityKind.Internal);
        return activity?.SetTag("graphql.operation.type", type).SetTag("graphql.operation.name", operation.Name?.Value)
            .SetTag("graphql.client.name", request.ClientName).SetTag("graphql.client.version", request.ClientVersion);
    }

    /// <summary>Closes the span and counts the operation.</summary>
    public static void Stop(Activity? activity, OperationDefinitionNode operation, long started, bool failed)
    {
        if (failed)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }

        if (Duration.Enabled)
        {
            Duration.Record(
                Stopwatch.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("graphql.operation.type", TypeOf(operation)),
                new KeyValuePair<string, object?>("graphql.errors", failed));
        }
    }

    private static string TypeOf(OperationDefinitionNode operation) => operation.Operation switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };
}
