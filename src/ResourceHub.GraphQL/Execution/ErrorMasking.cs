using System.Reflection;
using Microsoft.Extensions.Logging;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Turns exceptions into errors: what callers are meant to see stays, the rest is logged and hidden behind a correlation id.</summary>
internal sealed class ErrorMasking(IReadOnlyList<IErrorFilter> filters, GraphQLServerOptions options, ILogger logger)
{
    public IEnumerable<GraphQLError> ToErrors(Exception exception)
    {
        switch (exception)
        {
            case TargetInvocationException { InnerException: { } inner }:
                return ToErrors(inner);
            case AggregateException { InnerExceptions: [var single] }:
                return ToErrors(single);
            case GraphQLException known:
                return known.Errors.Select(GraphQLError.From);
            case InvalidValueException refused:
                return [new GraphQLError(refused.Message, ErrorCodes.BadInput)];
            case OperationCanceledException:
                return [new GraphQLError("The operation was canceled.", ErrorCodes.Canceled) { Exception = exception }];
            default:
                return [Mask(exception)];
        }
    }

    /// <summary>The error after all filters.</summary>
    public IError Filter(GraphQLError error)
    {
        IError filtered = error;
        foreach (var filter in filters)
        {
            filtered = filter.OnError(filtered);
        }

        if (filtered.Exception is { } exception && filtered.Code == ErrorCodes.Internal)
        {
            logger.LogError(
                exception, "Unexpected error {CorrelationId} at {Path}", filtered.Extensions.GetValueOrDefault("correlationId"), filtered.Path);
        }

        return filtered;
    }

    public void LogUnawaited(Exception exception) => logger.LogError(exception, "Unexpected error in work that no resolver awaits");

    private GraphQLError Mask(Exception exception) =>
        new(options.IncludeExceptionDetails ? exception.Message : "Unexpected error", ErrorCodes.Internal)
        {
            Exception = exception,
            Extensions = new Dictionary<string, object?> { ["correlationId"] = Guid.NewGuid().ToString("N") },
        };
}
