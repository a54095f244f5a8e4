using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.4.2: an argument is given once.</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArguments(SyntaxNode owner, IReadOnlyList<ArgumentNode> nodes)
    {
        if (nodes.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!seen.TryAdd(node.Name.Value, node.Name))
            {
                Context.Report($"The argument {node.Name.Value} is given several times.", seen[node.Name.Value], node.Name);
            }
        }
    }
}
