using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Execution;

/// <summary>The variables on which @skip and @include of a document depend, each one bit of a key for compiled operations.</summary>
internal sealed class IncludeConditions
{
    private readonly List<string> _variables = [];

    public IncludeConditions(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                Collect(operation.SelectionSet);
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                Collect(fragment.SelectionSet);
            }
        }
    }

    /// <summary>Whether each variable has a bit of its own.</summary>
    public bool FitsKey => _variables.Count <= 64;

    public ulong Evaluate(VariableValues variables)
    {
        ulong flags = 0;
        for (var i = 0; i < _variables.Count; i++)
        {
            if (variables.TryGet(_variables[i], out var value) && value is true)
            {
                flags |= 1ul << i;
            }
        }

        return flags;
    }

    /// <summary>Whether @skip and @include let the selection in.</summary>
    public bool IsIncluded(SelectionNode node, ulong flags)
    {
        foreach (var directive in node.Directives)
        {
            var isSkip = directive.Name.Value == "skip";
            if (!isSkip && directive.Name.Value != "include")
            {
                continue;
            }

            if (Holds(directive, flags) == isSkip)
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(DirectiveNode directive, ulong flags)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value switch
                {
                    BooleanValueNode boolean => boolean.Value,
                    VariableNode variable => (flags & (1ul << _variables.IndexOf(variable.Name.Value))) != 0,
                    _ => false,
                };
            }
        }

        return false;
    }

    private void Collect(SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include")
                {
                    foreach (var argument in directive.Arguments)
                    {
                        if (argument.Value is VariableNode variable && !_variables.Contains(variable.Name.Value))
                        {
                            _variables.Add(variable.Name.Value);
                        }
                    }
                }
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } below }: Collect(below); break;
                case InlineFragmentNode inline: Collect(inline.SelectionSet); break;
            }
        }
    }
}
