using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Execution;

/// <summary>
/// The variables on which @skip, @include, @defer and @stream of a document depend, each one bit of a key for compiled operations.
/// </summary>
internal sealed class IncludeConditions
{
    private readonly List<(string Variable, bool UnlessGiven)> _variables = [];

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

    /// <summary>Whether some selection has @defer or @stream.</summary>
    public bool HasIncremental { get; private set; }

    public ulong Evaluate(VariableValues variables)
    {
        ulong flags = 0;
        for (var i = 0; i < _variables.Count; i++)
        {
            var (name, unlessGiven) = _variables[i];
            if (variables.TryGet(name, out var value) ? value is true : unlessGiven)
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

            if (Holds(directive, flags, unlessGiven: false) == isSkip)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The @defer or @stream of a selection, where its condition holds.</summary>
    public DirectiveNode? FindActive(SelectionNode node, string directive, ulong flags)
    {
        foreach (var candidate in node.Directives)
        {
            if (candidate.Name.Value == directive)
            {
                return Holds(candidate, flags, unlessGiven: true) ? candidate : null;
            }
        }

        return null;
    }

    private bool Holds(DirectiveNode directive, ulong flags, bool unlessGiven)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value switch
                {
                    BooleanValueNode boolean => boolean.Value,
                    VariableNode variable => (flags & (1ul << _variables.IndexOf((variable.Name.Value, unlessGiven)))) != 0,
                    _ => false,
                };
            }
        }

        return unlessGiven;
    }

    private void Collect(SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                switch (directive.Name.Value)
                {
                    case "skip" or "include":
                        Collect(directive, unlessGiven: false);
                        break;
                    case "defer" or "stream":
                        HasIncremental = true;
                        Collect(directive, unlessGiven: true);
                        break;
                }
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } below }: Collect(below); break;
                case InlineFragmentNode inline: Collect(inline.SelectionSet); break;
            }
        }
    }

    private void Collect(DirectiveNode directive, bool unlessGiven)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if" && argument.Value is VariableNode variable && !_variables.Contains((variable.Name.Value, unlessGiven)))
            {
                _variables.Add((variable.Name.Value, unlessGiven));
            }
        }
    }
}
