namespace ResourceHub.GraphQL;

/// <summary>Whether an answer tells what its operation costs, as the request header GraphQL-Cost asks.</summary>
public enum CostReport
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does, in extensions.operationCost.</summary>
    Report,

    /// <summary>It tells nothing else: the operation is not executed.</summary>
    Validate,
}
