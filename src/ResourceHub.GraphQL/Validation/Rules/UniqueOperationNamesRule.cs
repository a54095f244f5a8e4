using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.2.2.1: each named operation has a name of its own.</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is { } name && !_seen.TryAdd(name.Value, name))
        {
            Context.Report($"There are several operations {name.Value}.", _seen[name.Value], name);
        }
    }
}
