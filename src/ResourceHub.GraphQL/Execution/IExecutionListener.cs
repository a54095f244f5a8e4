namespace ResourceHub.GraphQL;

/// <summary>Hears what the engine does, as for measuring. What is not implemented does nothing; what a listener throws is logged and no more.</summary>
public interface IExecutionListener
{
    /// <summary>A request was refused before execution: by the grammar, the rules, a limit or its variables.</summary>
    void OnRefused(GraphQLRequest request, IReadOnlyList<IError> errors) { }

    /// <summary>An operation is about to be executed.</summary>
    void OnStarted(ExecutedOperation operation) { }

    /// <summary>An operation was executed; of a subscription, its stream was opened.</summary>
    void OnFinished(ExecutedOperation operation, GraphQLResult result, TimeSpan elapsed) { }
}
