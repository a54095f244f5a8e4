using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.3.1: each field is defined on the type that it is selected from.</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (Context.ParentType is { } parent && Context.Field is null)
        {
            Context.Report($"{parent.Name} has no field {node.Name.Value}.{Suggest(parent, node.Name.Value)}", node);
        }
    }

    private string Suggest(NamedType parent, string name)
    {
        if (parent.IsAbstract)
        {
            var owners = Context.Schema.PossibleTypes(parent).Where(t => t.FindField(name) is not null).Take(3).Select(t => t.Name).ToList();
            if (owners.Count > 0)
            {
                return $" Did you mean it within a fragment on {string.Join(" or ", owners)}?";
            }
        }

        return Suggestions.For(name, (parent as FieldsType)?.Fields.Select(f => f.Name) ?? []);
    }
}
