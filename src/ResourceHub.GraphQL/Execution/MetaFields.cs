using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>__typename, __schema and __type, which every schema has without listing them.</summary>
internal sealed class MetaFields
{
    public const string TypeName = "__typename";

    private readonly FieldDefinition _typeName;
    private readonly FieldDefinition _schema;
    private readonly FieldDefinition _type;

    public MetaFields(Schema schema)
    {
        var text = new NonNullType(schema.FindType("String")!);
        var type = schema.FindType("__Type")!;
        _typeName = new FieldDefinition(TypeName, schema.QueryType, text, []);
        _schema = new FieldDefinition("__schema", schema.QueryType, new NonNullType(schema.FindType("__Schema")!), [])
        {
            Resolver = FieldResolver.FromParent(_ => schema),
        };
        _type = new FieldDefinition("__type", schema.QueryType, type, [new InputValue("name", text)])
        {
            Resolver = FieldResolver.FromContext(c => schema.FindType((string)c.Arguments[0]!)),
        };
    }

    /// <summary>The meta field of that name; __schema and __type only at the query root.</summary>
    public FieldDefinition? Find(string name, NamedType? parent, Schema schema) => name switch
    {
        TypeName => _typeName,
        "__schema" when ReferenceEquals(parent, schema.QueryType) => _schema,
        "__type" when ReferenceEquals(parent, schema.QueryType) => _type,
        _ => null,
    };
}
