using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Sections 5.6.1 to 5.6.5: values that stand in the document are of the type that is expected.</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInput(ValueNode node)
    {
        if (Context.InputType is { } type)
        {
            LiteralCoercion.Check(node, type, (at, message) => Context.Report(message, at));
        }
    }
}
