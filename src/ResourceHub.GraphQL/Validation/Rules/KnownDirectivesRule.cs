using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Sections 5.7.1 and 5.7.2: each directive exists and can stand where it stands.</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        foreach (var node in nodes)
        {
            if (Context.Schema.FindDirective(node.Name.Value) is not { } directive)
            {
                Context.Report(
                    $"The directive @{node.Name.Value} does not exist.{Suggestions.For(node.Name.Value, Context.Schema.Directives.Select(d => d.Name))}", node);
            }
            else if (!directive.Locations.Contains(location))
            {
                Context.Report($"@{directive.Name} cannot stand at {location}.", node);
            }
        }
    }
}
