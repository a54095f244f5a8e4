using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Resolvers of the introspection types (specification section 4).</summary>
internal static class IntrospectionResolvers
{
    public static void Attach(Schema schema)
    {
        Pure<Schema>(schema, "__Schema",
            ("description", s => s.Description),
            ("types", s => s.Types),
            ("queryType", s => s.QueryType),
            ("mutationType", s => s.MutationType),
            ("subscriptionType", s => s.SubscriptionType),
            ("directives", s => s.Directives));
        Pure<GraphQLType>(schema, "__Type",
            ("kind", t => Kind(t)),
            ("name", t => (t as NamedType)?.Name),
            ("description", t => (t as NamedType)?.Description),
            ("specifiedByURL", t => (t as ScalarType)?.SpecifiedBy),
            ("interfaces", t => (t as FieldsType)?.Interfaces),
            ("possibleTypes", t => t.IsAbstract ? schema.PossibleTypes((NamedType)t) : null),
            ("ofType", t => t switch { ListType list => list.OfType, NonNullType nonNull => nonNull.OfType, _ => null }),
            ("isOneOf", t => t is InputObjectType input ? Boxes.Of(input.IsOneOf) : null));
        Filtered<GraphQLType, FieldDefinition>(schema, "__Type", "fields", t => (t as FieldsType)?.Fields, f => f.DeprecationReason);
        Filtered<GraphQLType, EnumValue>(schema, "__Type", "enumValues", t => (t as EnumType)?.Values, v => v.DeprecationReason);
        Filtered<GraphQLType, InputValue>(schema, "__Type", "inputFields", t => (t as InputObjectType)?.Fields, f => f.DeprecationReason);
        Pure<FieldDefinition>(schema, "__Field",
            ("name", f => f.Name),
            ("description", f => f.Description),
            ("type", f => f.Type),
            ("isDeprecated", f => Boxes.Of(f.DeprecationReason is not null)),
            ("deprecationReason", f => f.DeprecationReason));
        Filtered<FieldDefinition, InputValue>(schema, "__Field", "args", f => f.Arguments, a => a.DeprecationReason);
        Pure<InputValue>(schema, "__InputValue",
            ("name", v => v.Name),
            ("description", v => v.Description),
            ("type", v => v.Type),
            ("defaultValue", v => v.DefaultValue?.ToString()),
            ("isDeprecated", v => Boxes.Of(v.DeprecationReason is not null)),
            ("deprecationReason", v => v.DeprecationReason));
        Pure<EnumValue>(schema, "__EnumValue",
            ("name", v => v.Name),
            ("description", v => v.Description),
            ("isDeprecated", v => Boxes.Of(v.DeprecationReason is not null)),
            ("deprecationReason", v => v.DeprecationReason));
        Pure<DirectiveDefinition>(schema, "__Directive",
            ("name", d => d.Name),
            ("description", d => d.Description),
            ("isRepeatable", d => Boxes.Of(d.IsRepeatable)),
            ("locations", d => d.Locations));
        Filtered<DirectiveDefinition, InputValue>(schema, "__Directive", "args", d => d.Arguments, a => a.DeprecationReason);
    }

    private static void Pure<T>(Schema schema, string type, params ReadOnlySpan<(string Field, Func<T, object?> Resolve)> resolvers)
    {
        var owner = (ObjectType)schema.FindType(type)!;
        foreach (var (field, resolve) in resolvers)
        {
            owner.FindField(field)!.Resolver = FieldResolver.FromParent(parent => resolve((T)parent));
        }
    }

    private static void Filtered<TOwner, TItem>(
        Schema schema, string type, string field, Func<TOwner, IReadOnlyList<TItem>?> list, Func<TItem, string?> deprecation)
        where TItem : class
    {
        ((ObjectType)schema.FindType(type)!).FindField(field)!.Resolver = new FieldResolver
        {
            FromArguments = (owner, arguments) =>
            {
                var items = list((TOwner)owner);
                return items is null || arguments[0] is true || !HasDeprecated(items, deprecation)
                    ? items
                    : items.Where(i => deprecation(i) is null).ToList();
            },
        };
    }

    private static bool HasDeprecated<TItem>(IReadOnlyList<TItem> items, Func<TItem, string?> deprecation)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (deprecation(items[i]) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
