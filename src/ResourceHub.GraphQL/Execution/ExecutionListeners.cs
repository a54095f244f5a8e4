using Microsoft.Extensions.Logging;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Tells all listeners; costs nothing where there are none.</summary>
internal sealed class ExecutionListeners(IReadOnlyList<IExecutionListener> listeners, ILogger? logger)
{
    public void Refused(GraphQLRequest request, GraphQLResult refusal) => Tell((request, refusal.Errors), static (l, x) => l.OnRefused(x.request, x.Errors));

    /// <summary>What <see cref="Finish"/> needs; null where nobody listens.</summary>
    public ExecutedOperation? Start(GraphQLRequest request, PreparedOperation operation, OperationCost? cost)
    {
        if (listeners.Count == 0)
        {
            return null;
        }

        var definition = operation.Definition;
        var executed = new ExecutedOperation(request, definition.Operation, definition.Name?.Value, operation.Fields, cost?.Field, cost?.Type);
        Tell(executed, static (l, x) => l.OnStarted(x));
        return executed;
    }

    public void Finish(ExecutedOperation? executed, GraphQLResult result, TimeSpan elapsed)
    {
        if (executed is not null)
        {
            Tell((executed, result, elapsed), static (l, x) => l.OnFinished(x.executed, x.result, x.elapsed));
        }
    }

    private void Tell<T>(T what, Action<IExecutionListener, T> tell)
    {
        for (var i = 0; i < listeners.Count; i++)
        {
            try
            {
                tell(listeners[i], what);
            }
            catch (Exception e)
            {
                logger?.LogError(e, "The listener {Listener} failed", listeners[i].GetType());
            }
        }
    }
}
