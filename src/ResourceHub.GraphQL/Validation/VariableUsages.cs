using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation;

/// <summary>A place where a variable stands, and what is expected there.</summary>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, InputValue? Definition, InputObjectType? Parent);

/// <summary>Collects where variables stand, by operation and fragment. Runs before the rules that ask for it.</summary>
internal sealed class VariableUsageCollector(ValidationContext context) : ValidationRule(context)
{
    private List<VariableUsage> _current = [];

    public override void EnterOperation(OperationDefinitionNode node) => Context.Usages[node] = _current = [];

    public override void EnterFragment(FragmentDefinitionNode node) => Context.Usages[node] = _current = [];

    public override void EnterVariable(VariableNode node) =>
        _current.Add(new VariableUsage(node, Context.InputType, Context.InputDefinition, Context.InputParent));
}
