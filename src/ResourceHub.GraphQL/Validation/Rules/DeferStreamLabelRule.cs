using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Incremental delivery: the label of a @defer or @stream is no variable, and no other in the document has it.</summary>
internal sealed class DeferStreamLabelRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, DirectiveNode> _labels = new(StringComparer.Ordinal);

    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        foreach (var node in nodes)
        {
            if (node.Name.Value is not ("defer" or "stream"))
            {
                continue;
            }

            switch (Types.AppliedDirectives.Argument(node, "label"))
            {
                case VariableNode:
                    Context.Report($"The label of @{node.Name.Value} must be a string, not a variable.", node);
                    break;
                case StringValueNode { Value: var label } when !_labels.TryAdd(label, node):
                    Context.Report($"The label \"{label}\" of @{node.Name.Value} is taken; each label must be unique.", _labels[label], node);
                    break;
            }
        }
    }
}
