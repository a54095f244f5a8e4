namespace ResourceHub.GraphQL.Types;

/// <summary>An SDL that is no valid type system. The message has one line for each fault, with file, line and column.</summary>
public sealed class SchemaException(IReadOnlyList<string> faults)
    : Exception("The schema is not valid:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
{
    /// <summary>One sentence for each fault.</summary>
    public IReadOnlyList<string> Faults => faults;
}
