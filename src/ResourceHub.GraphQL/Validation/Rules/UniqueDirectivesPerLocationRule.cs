using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.7.3: a directive that is not repeatable stands once at one place.</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        if (nodes.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!seen.TryAdd(node.Name.Value, node) && Context.Schema.FindDirective(node.Name.Value) is { IsRepeatable: false })
            {
                Context.Report($"@{node.Name.Value} stands several times at one place.", seen[node.Name.Value], node);
            }
        }
    }
}
