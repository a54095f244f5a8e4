using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>Type validation as section 3 of the specification asks; each fault names the place in the SDL.</summary>
internal sealed partial class SchemaValidator(Schema schema)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Validate()
    {
        ValidateRoots();
        foreach (var directive in schema.Directives)
        {
            ValidateDirectiveDefinition(directive);
        }

        foreach (var type in schema.Types)
        {
            ValidateAppliedDirectives(type.Directives, LocationOf(type));
            switch (type)
            {
                case FieldsType fields:
                    ValidateFields(fields);
                    ValidateInterfaces(fields);
                    break;
                case UnionType union:
                    ValidateUnion(union);
                    break;
                case EnumType symbols:
                    ValidateEnum(symbols);
                    break;
                case InputObjectType input:
                    ValidateInputObject(input);
                    break;
            }
        }

        if (schema.Definition is { } definition)
        {
            ValidateAppliedDirectives(definition.Directives, DirectiveLocations.Schema);
        }

        ValidateInputCycles();
        ValidateDefaultCycles();
        return _faults;
    }

    private void ValidateRoots()
    {
        var roots = new List<ObjectType>();
        foreach (var root in (ObjectType?[])[schema.QueryType, schema.MutationType, schema.SubscriptionType])
        {
            if (root is null)
            {
                continue;
            }

            if (roots.Contains(root))
            {
                Fault(root.Syntax, $"{root.Name} is the root type of two kinds of operation.");
            }

            roots.Add(root);
        }
    }

    private void ValidateFields(FieldsType type)
    {
        if (type.Fields.Count == 0)
        {
            Fault(type.Syntax, $"{type.Name} has no fields.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (!names.Add(field.Name))
            {
                Fault(field.Syntax, $"{field.Coordinate} is defined twice.");
            }

            ValidateName(field.Name, field.Syntax, type);
            ValidateArguments(field.Arguments, field.Coordinate, field.Syntax, type.IsBuiltIn);
            ValidateAppliedDirectives(field.Directives, DirectiveLocations.FieldDefinition);
        }
    }

    private void ValidateArguments(IReadOnlyList<InputValue> arguments, string owner, SyntaxNode? node, bool builtIn)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (!names.Add(argument.Name))
            {
                Fault(argument.Syntax ?? node, $"{owner} has the argument {argument.Name} twice.");
            }

            ValidateInputValue(argument, $"{owner}({argument.Name}:)", DirectiveLocations.ArgumentDefinition, builtIn);
        }
    }

    private void ValidateInputValue(InputValue value, string coordinate, string location, bool builtIn)
    {
        if (!builtIn && value.Name.StartsWith("__", StringComparison.Ordinal))
        {
            Fault(value.Syntax, $"the name {value.Name} starts with \"__\", which is the specification's.");
        }

        if (value.IsRequired && value.DeprecationReason is not null)
        {
            Fault(value.Syntax, $"{coordinate} is required, so it cannot be deprecated.");
        }

        ValidateAppliedDirectives(value.Syntax?.Directives ?? [], location);
        if (value.DefaultValue is { } literal)
        {
            ValidateLiteral(literal, value.Type, $"the default of {coordinate}");
        }
    }

    private void ValidateUnion(UnionType union)
    {
        if (union.Types.Count == 0)
        {
            Fault(union.Syntax, $"{union.Name} has no member types.");
        }

        foreach (var group in union.Types.GroupBy(t => t.Name).Where(g => g.Count() > 1))
        {
            Fault(union.Syntax, $"{union.Name} has the member {group.Key} twice.");
        }
    }

    private void ValidateEnum(EnumType type)
    {
        if (type.Values.Count == 0)
        {
            Fault(type.Syntax, $"{type.Name} has no values.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            if (!names.Add(value.Name))
            {
                Fault(value.Syntax, $"{type.Name} has the value {value.Name} twice.");
            }

            ValidateName(value.Name, value.Syntax, type);
            ValidateAppliedDirectives(value.Syntax?.Directives ?? [], DirectiveLocations.EnumValue);
        }
    }

    private void ValidateInputObject(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            Fault(type.Syntax, $"{type.Name} has no fields.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            if (!names.Add(field.Name))
            {
                Fault(field.Syntax, $"{coordinate} is defined twice.");
            }

            ValidateInputValue(field, coordinate, DirectiveLocations.InputFieldDefinition, type.IsBuiltIn);
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                Fault(field.Syntax, $"{coordinate} must be nullable: its type is @oneOf.");
            }

            if (type.IsOneOf && field.DefaultValue is not null)
            {
                Fault(field.Syntax, $"{coordinate} cannot have a default: its type is @oneOf.");
            }
        }
    }

    private void ValidateName(string name, SyntaxNode? node, NamedType owner)
    {
        if (!owner.IsBuiltIn && name.StartsWith("__", StringComparison.Ordinal))
        {
            Fault(node, $"the name {name} starts with \"__\", which is the specification's.");
        }
    }

    private void ValidateInterfaces(FieldsType type)
    {
        var declared = new HashSet<InterfaceType>();
        foreach (var contract in type.Interfaces)
        {
            if (ReferenceEquals(contract, type))
            {
                Fault(type.Syntax, $"{type.Name} cannot implement itself.");
                continue;
            }

            if (!declared.Add(contract))
            {
                Fault(type.Syntax, $"{type.Name} implements {contract.Name} twice.");
                continue;
            }

            foreach (var inherited in contract.Interfaces)
            {
                if (!type.Interfaces.Contains(inherited))
                {
                    Fault(type.Syntax, ReferenceEquals(inherited, type)
                        ? $"{type.Name} and {contract.Name} implement each other."
                        : $"{type.Name} implements {contract.Name}, so it must implement {inherited.Name} too.");
                }
            }

            foreach (var field in contract.Fields)
            {
                ValidateImplementation(type, field);
            }
        }
    }

    private void ValidateImplementation(FieldsType type, FieldDefinition contract)
    {
        if (type.FindField(contract.Name) is not { } field)
        {
            Fault(type.Syntax, $"{type.Name} lacks the field {contract.Name} of {contract.DeclaringType.Name}.");
            return;
        }

        if (!schema.IsSubtype(field.Type, contract.Type))
        {
            Fault(field.Syntax, $"{field.Coordinate} has the type {field.Type}, but {contract.Coordinate} promises {contract.Type}.");
        }

        if (field.DeprecationReason is not null && contract.DeprecationReason is null)
        {
            Fault(field.Syntax, $"{field.Coordinate} is deprecated, but {contract.Coordinate} is not.");
        }

        foreach (var argument in contract.Arguments)
        {
            if (field.FindArgument(argument.Name) is not { } own)
            {
                Fault(field.Syntax, $"{field.Coordinate} lacks the argument {argument.Name} of {contract.Coordinate}.");
            }
            else if (!GraphQLType.AreEqual(own.Type, argument.Type))
            {
                Fault(own.Syntax, $"{field.Coordinate}({own.Name}:) has the type {own.Type}, but {contract.Coordinate} takes {argument.Type}.");
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && contract.FindArgument(argument.Name) is null)
            {
                Fault(argument.Syntax, $"{field.Coordinate}({argument.Name}:) is required, but {contract.Coordinate} does not have it.");
            }
        }
    }

    private static string LocationOf(NamedType type) => type switch
    {
        ScalarType => DirectiveLocations.Scalar,
        ObjectType => DirectiveLocations.Object,
        InterfaceType => DirectiveLocations.Interface,
        UnionType => DirectiveLocations.Union,
        EnumType => DirectiveLocations.Enum,
        _ => DirectiveLocations.InputObject,
    };

    private void Fault(SyntaxNode? node, string message) => _faults.Add(SchemaFaults.At(node, message));
}
