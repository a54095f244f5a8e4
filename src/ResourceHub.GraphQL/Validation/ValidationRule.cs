using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation;

/// <summary>One rule of section 5 of the specification. It sees each node of one walk over the document that all rules share.</summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context => context;

    public virtual void EnterDocument(DocumentNode node) { }

    public virtual void LeaveDocument(DocumentNode node) { }

    public virtual void EnterOperation(OperationDefinitionNode node) { }

    public virtual void LeaveOperation(OperationDefinitionNode node) { }

    public virtual void EnterFragment(FragmentDefinitionNode node) { }

    public virtual void LeaveFragment(FragmentDefinitionNode node) { }

    public virtual void EnterVariableDefinition(VariableDefinitionNode node) { }

    public virtual void EnterSelectionSet(SelectionSetNode node) { }

    public virtual void EnterField(FieldNode node) { }

    public virtual void EnterFragmentSpread(FragmentSpreadNode node) { }

    public virtual void EnterInlineFragment(InlineFragmentNode node) { }

    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location) { }

    public virtual void EnterArguments(SyntaxNode owner, IReadOnlyList<ArgumentNode> nodes) { }

    /// <summary>An argument or the default of a variable, as a whole.</summary>
    public virtual void EnterInput(ValueNode node) { }

    public virtual void EnterObjectValue(ObjectValueNode node) { }

    public virtual void EnterVariable(VariableNode node) { }

    public virtual void EnterTypeReference(NamedTypeNode node) { }
}
