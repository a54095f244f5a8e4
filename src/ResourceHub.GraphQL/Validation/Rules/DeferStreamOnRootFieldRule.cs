using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Incremental delivery: @defer and @stream do not stand at the root of a mutation or subscription, whose fields run one by one.</summary>
internal sealed class DeferStreamOnRootFieldRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        if (Context.ParentType is not { } parent || location == DirectiveLocations.FragmentDefinition)
        {
            return;
        }

        var kind = ReferenceEquals(parent, Context.Schema.MutationType) ? "mutation"
            : ReferenceEquals(parent, Context.Schema.SubscriptionType) ? "subscription" : null;
        if (kind is null)
        {
            return;
        }

        foreach (var node in nodes)
        {
            if (node.Name.Value is "defer" or "stream")
            {
                Context.Report($"@{node.Name.Value} cannot stand at the root of a {kind}.", node);
            }
        }
    }
}
