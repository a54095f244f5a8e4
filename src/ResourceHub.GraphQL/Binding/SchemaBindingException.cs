namespace ResourceHub.GraphQL;

/// <summary>The SDL and the CLR classes do not fit together. The message has one line for each place, naming both sides.</summary>
public sealed class SchemaBindingException(IReadOnlyList<string> faults)
    : Exception("The schema and its resolvers do not fit together:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
{
    /// <summary>One sentence for each place.</summary>
    public IReadOnlyList<string> Faults => faults;
}
