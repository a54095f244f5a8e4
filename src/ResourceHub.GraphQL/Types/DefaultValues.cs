using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Types;

/// <summary>Coerces each default of a validated schema once.</summary>
internal static class DefaultValues
{
    public static void Coerce(Schema schema)
    {
        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            // fields first need the defaults of the input objects below them; validation has found there is no cycle
            foreach (var field in type.Fields)
            {
                Ensure(field);
            }
        }

        foreach (var field in schema.Types.OfType<FieldsType>().SelectMany(t => t.Fields))
        {
            foreach (var argument in field.Arguments)
            {
                Ensure(argument);
            }
        }

        foreach (var argument in schema.Directives.SelectMany(d => d.Arguments))
        {
            Ensure(argument);
        }
    }

    private static void Ensure(InputValue value)
    {
        if (value.DefaultValue is null || value.CoercedDefault is not null)
        {
            return;
        }

        EnsureBelow(value.Type, value.DefaultValue);
        value.CoercedDefault = LiteralCoercion.Coerce(value.DefaultValue, value.Type, null).Value;
    }

    private static void EnsureBelow(GraphQLType type, Language.ValueNode node)
    {
        switch (type.Nullable)
        {
            case ListType list when node is Language.ListValueNode items:
                foreach (var item in items.Values)
                {
                    EnsureBelow(list.OfType, item);
                }

                break;
            case ListType list:
                EnsureBelow(list.OfType, node);
                break;
            case InputObjectType input when node is Language.ObjectValueNode map:
                foreach (var field in input.Fields)
                {
                    if (map.Fields.FirstOrDefault(f => f.Name.Value == field.Name) is { } given)
                    {
                        EnsureBelow(field.Type, given.Value);
                    }
                    else
                    {
                        Ensure(field);
                    }
                }

                break;
        }
    }
}
