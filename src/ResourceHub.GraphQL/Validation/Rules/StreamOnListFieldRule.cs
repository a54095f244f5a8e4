using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Incremental delivery: @stream stands on a field that is a list.</summary>
internal sealed class StreamOnListFieldRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        if (location != DirectiveLocations.Field || Context.Field is not { } field || field.Type.Nullable is ListType)
        {
            return;
        }

        foreach (var node in nodes)
        {
            if (node.Name.Value == "stream")
            {
                Context.Report($"@stream cannot stand on {field.Name}, which is {field.Type} and no list.", node);
            }
        }
    }
}
