using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.3.3: fields of scalars and enums have no selection, all other fields have one.</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Field is not { } field)
        {
            return;
        }

        if (field.Type.Named.IsLeaf)
        {
            if (node.SelectionSet is { } selections)
            {
                Context.Report($"{field.Coordinate} has no fields to select: its type is {field.Type}.", selections);
            }
        }
        else if (node.SelectionSet is null)
        {
            Context.Report($"{field.Coordinate} needs a selection of fields, as in {node.Name.Value} {{ … }}: its type is {field.Type}.", node);
        }
    }
}
