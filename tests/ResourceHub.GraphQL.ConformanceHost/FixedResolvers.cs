using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.ConformanceHost;

/// <summary>
/// Gives each field the fixed value of its type: Int 2, Float 3.14, String "str", Boolean true, ID "id", a custom scalar "str", an enum its
/// first value, a list two items, a union its alphabetically first member, an interface its alphabetically last implementing object.
/// </summary>
internal static class FixedResolvers
{
    public static void Attach(Schema schema)
    {
        var resolver = new FixedTypeResolver();
        foreach (var type in schema.Types.Where(t => !t.IsBuiltIn))
        {
            switch (type)
            {
                case ObjectType owner:
                    foreach (var field in owner.Fields)
                    {
                        var value = ValueOf(schema, field.Type);
                        // values do not depend on arguments, but these are coerced all the same
                        field.Resolver = FieldResolver.FromContext(_ => value);
                    }

                    break;
                case InterfaceType contract: contract.TypeResolver = resolver; break;
                case UnionType union: union.TypeResolver = resolver; break;
            }
        }
    }

    private static object? ValueOf(Schema schema, GraphQLType type) => type switch
    {
        NonNullType nonNull => ValueOf(schema, nonNull.OfType),
        ListType list => new[] { ValueOf(schema, list.OfType), ValueOf(schema, list.OfType) },
        EnumType symbols => symbols.Values[0].Name,
        UnionType union => union.Types.Select(t => t.Name).Order(StringComparer.Ordinal).First(),
        InterfaceType => schema.PossibleTypes((NamedType)type).Select(t => t.Name).Order(StringComparer.Ordinal).LastOrDefault(),
        ObjectType owner => owner.Name,
        _ => type.Named.Name switch { "Int" => 2, "Float" => 3.14, "Boolean" => true, "ID" => "id", _ => "str" },
    };

    private sealed class FixedTypeResolver : ITypeResolver
    {
        public string? ResolveType(object value, IResolverContext context) => (string)value;
    }
}
