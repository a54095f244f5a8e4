using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

internal sealed partial class SchemaValidator
{
    private void ValidateDirectiveDefinition(DirectiveDefinition directive)
    {
        if (directive.Name.StartsWith("__", StringComparison.Ordinal))
        {
            Fault(directive.Syntax, $"the name @{directive.Name} starts with \"__\", which is the specification's.");
        }

        foreach (var location in directive.Locations.GroupBy(l => l).Where(g => g.Count() > 1))
        {
            Fault(directive.Syntax, $"@{directive.Name} names the location {location.Key} twice.");
        }

        ValidateArguments(directive.Arguments, $"@{directive.Name}", directive.Syntax, directive.IsBuiltIn);
        if (References(directive, directive, []))
        {
            Fault(directive.Syntax, $"@{directive.Name} refers to itself.");
        }
    }

    private bool References(DirectiveDefinition directive, DirectiveDefinition target, HashSet<object> seen)
    {
        foreach (var argument in directive.Arguments)
        {
            if (UsesTarget(argument.Syntax?.Directives ?? []) || TypeReferences(argument.Type.Named))
            {
                return true;
            }
        }

        return false;

        bool UsesTarget(IReadOnlyList<DirectiveNode> uses)
        {
            foreach (var use in uses)
            {
                if (use.Name.Value == target.Name)
                {
                    return true;
                }

                if (schema.FindDirective(use.Name.Value) is { } other && seen.Add(other) && References(other, target, seen))
                {
                    return true;
                }
            }

            return false;
        }

        bool TypeReferences(NamedType type)
        {
            if (!seen.Add(type))
            {
                return false;
            }

            if (UsesTarget(type.Directives))
            {
                return true;
            }

            return type switch
            {
                EnumType symbols => symbols.Values.Any(v => UsesTarget(v.Syntax?.Directives ?? [])),
                InputObjectType input => input.Fields.Any(f => UsesTarget(f.Syntax?.Directives ?? []) || TypeReferences(f.Type.Named)),
                _ => false,
            };
        }
    }

    private void ValidateAppliedDirectives(IReadOnlyList<DirectiveNode> directives, string location)
    {
        HashSet<string>? seen = null;
        foreach (var use in directives)
        {
            if (schema.FindDirective(use.Name.Value) is not { } directive)
            {
                Fault(use, $"the directive @{use.Name.Value} is not defined.");
                continue;
            }

            if (!directive.Locations.Contains(location))
            {
                Fault(use, $"@{directive.Name} cannot stand at {location}.");
            }

            if (!(seen ??= []).Add(directive.Name) && !directive.IsRepeatable)
            {
                Fault(use, $"@{directive.Name} stands twice at one place.");
            }

            ValidateDirectiveArguments(use, directive);
        }
    }

    private void ValidateDirectiveArguments(DirectiveNode use, DirectiveDefinition directive)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in use.Arguments)
        {
            if (!given.Add(argument.Name.Value))
            {
                Fault(argument, $"@{directive.Name} is given {argument.Name.Value} twice.");
            }
            else if (directive.FindArgument(argument.Name.Value) is not { } definition)
            {
                Fault(argument, $"@{directive.Name} has no argument {argument.Name.Value}.");
            }
            else
            {
                ValidateLiteral(argument.Value, definition.Type, $"@{directive.Name}({definition.Name}:)");
            }
        }

        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && !given.Contains(argument.Name))
            {
                Fault(use, $"@{directive.Name} needs the argument {argument.Name}.");
            }
        }
    }

    private void ValidateLiteral(ValueNode literal, GraphQLType type, string what)
    {
        if (LiteralCoercion.FindFault(literal, type) is { } fault)
        {
            Fault(fault.Node, $"{what} is not valid: {fault.Message}");
        }
    }

    /// <summary>Input objects must not refer to themselves through fields that must be given.</summary>
    private void ValidateInputCycles()
    {
        var finished = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            Visit(type, []);
        }

        void Visit(InputObjectType type, List<InputObjectType> path)
        {
            if (path.IndexOf(type) is >= 0 and var start)
            {
                Fault(type.Syntax, $"{type.Name} can never be given: its required fields lead back to it ({string.Join(" > ", path.Skip(start).Append(type).Select(t => t.Name))}).");
                return;
            }

            if (!finished.Add(type))
            {
                return;
            }

            path.Add(type);
            foreach (var field in type.Fields)
            {
                if (field.Type is NonNullType { OfType: InputObjectType next })
                {
                    if (path.Contains(next) || !finished.Contains(next))
                    {
                        Visit(next, path);
                    }
                }
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>The default of an input field must not need itself (InputFieldDefaultValueHasCycle).</summary>
    private void ValidateDefaultCycles()
    {
        var finished = new HashSet<InputValue>();
        var path = new List<InputValue>();
        foreach (var field in schema.Types.OfType<InputObjectType>().SelectMany(t => t.Fields))
        {
            VisitField(field);
        }

        void VisitField(InputValue field)
        {
            if (field.DefaultValue is null)
            {
                return;
            }

            if (path.Contains(field))
            {
                Fault(field.Syntax, $"the default of {field.Name} needs itself.");
                return;
            }

            if (finished.Add(field))
            {
                path.Add(field);
                VisitValue(field.Type, field.DefaultValue);
                path.RemoveAt(path.Count - 1);
            }
        }

        void VisitValue(GraphQLType type, ValueNode value)
        {
            switch (type.Nullable)
            {
                case ListType list when value is ListValueNode items:
                    foreach (var item in items.Values)
                    {
                        VisitValue(list.OfType, item);
                    }

                    break;
                case ListType list:
                    VisitValue(list.OfType, value);
                    break;
                case InputObjectType input when value is ObjectValueNode map:
                    foreach (var field in input.Fields)
                    {
                        if (map.Fields.FirstOrDefault(f => f.Name.Value == field.Name) is { } given)
                        {
                            VisitValue(field.Type, given.Value);
                        }
                        else
                        {
                            VisitField(field);
                        }
                    }

                    break;
            }
        }
    }
}
