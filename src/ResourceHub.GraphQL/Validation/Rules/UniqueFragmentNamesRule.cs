using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.1: each fragment has a name of its own.</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode node)
    {
        if (!_seen.TryAdd(node.Name.Value, node.Name))
        {
            Context.Report($"There are several fragments {node.Name.Value}.", _seen[node.Name.Value], node.Name);
        }
    }
}
