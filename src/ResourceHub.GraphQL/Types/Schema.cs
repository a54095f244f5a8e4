using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>A type system that has been validated.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveDefinition> _directives;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> _possibleTypes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<NamedType, HashSet<ObjectType>> _possibleSets = new(ReferenceEqualityComparer.Instance);
    private readonly DocumentNode _document;
    private string? _sdl;

    internal Schema(
        IReadOnlyList<NamedType> types,
        IReadOnlyList<DirectiveDefinition> directives,
        IReadOnlyDictionary<OperationType, ObjectType> roots,
        SchemaDefinitionNode? definition,
        DocumentNode document)
    {
        Types = types;
        Directives = directives;
        Definition = definition;
        _document = document;
        _types = types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        _directives = directives.ToDictionary(d => d.Name, StringComparer.Ordinal);
        QueryType = roots.GetValueOrDefault(OperationType.Query)!;
        MutationType = roots.GetValueOrDefault(OperationType.Mutation);
        SubscriptionType = roots.GetValueOrDefault(OperationType.Subscription);
        CollectPossibleTypes();
        MetaFields = new MetaFields(this);
    }

    internal MetaFields MetaFields { get; }

    /// <summary>Whether some directive has an effect of its own.</summary>
    internal bool HasDirectiveMiddleware { get; set; }

    internal RuntimeTypeMap RuntimeTypes => field ??= new RuntimeTypeMap(this);

    /// <summary>All named types, built-in ones included, in the order of the SDL.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, built-in ones included.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    /// <summary>The schema definition with its extensions merged; null where the SDL has none.</summary>
    public SchemaDefinitionNode? Definition { get; }

    /// <summary>The schema's description.</summary>
    public string? Description => Definition?.Description?.Value;

    /// <summary>The root type of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root type of mutations; null where there are none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root type of subscriptions; null where there are none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>The type of that name, or null.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name, or null.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>
    /// The element that a schema coordinate names (specification section 3.14): a type, directive, field, enum value, input field or argument;
    /// null where there is none.
    /// </summary>
    public object? Find(SchemaCoordinate coordinate)
    {
        if (coordinate.OfDirective)
        {
            var directive = FindDirective(coordinate.Name);
            return coordinate.ArgumentName is { } name ? directive?.FindArgument(name) : directive;
        }

        var type = FindType(coordinate.Name);
        if (coordinate.MemberName is not { } member)
        {
            return type;
        }

        return type switch
        {
            FieldsType fields when coordinate.ArgumentName is { } argument => fields.FindField(member)?.FindArgument(argument),
            FieldsType fields => fields.FindField(member),
            InputObjectType input when coordinate.ArgumentName is null => input.FindField(member),
            EnumType symbols when coordinate.ArgumentName is null => symbols.FindValue(member),
            _ => null,
        };
    }

    /// <summary>The root type of a kind of operation; null where the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
        _ => QueryType,
    };

    /// <summary>The object types that a value of the type can be; for an object type itself.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : _possibleTypes.GetValueOrDefault(type) ?? [];

    /// <summary>Whether a value of <paramref name="type"/> can be <paramref name="candidate"/>.</summary>
    public bool IsPossibleType(NamedType type, ObjectType candidate) =>
        ReferenceEquals(type, candidate) || (_possibleSets.TryGetValue(type, out var set) && set.Contains(candidate));

    /// <summary>IsValidImplementationFieldType's subtype relation: whether each value of <paramref name="type"/> is one of <paramref name="super"/>.</summary>
    public bool IsSubtype(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        (NonNullType a, NonNullType b) => IsSubtype(a.OfType, b.OfType),
        (NonNullType a, _) => IsSubtype(a.OfType, super),
        (_, NonNullType) => false,
        (ListType a, ListType b) => IsSubtype(a.OfType, b.OfType),
        (ListType, _) or (_, ListType) => false,
        (ObjectType a, NamedType b) when IsPossibleType(b, a) => true,
        (InterfaceType a, InterfaceType b) when a.Interfaces.Contains(b) => true,
        _ => ReferenceEquals(type, super),
    };

    /// <summary>The type that a reference in a document names, or null where it is unknown.</summary>
    public GraphQLType? ResolveType(TypeNode node)
    {
        switch (node)
        {
            case NamedTypeNode named: return FindType(named.Name.Value);
            case ListTypeNode list: return ResolveType(list.Type) is { } item ? new ListType(item) : null;
            case NonNullTypeNode nonNull: return ResolveType(nonNull.Type) is { } inner ? new NonNullType(inner) : null;
            default: return null;
        }
    }

    /// <summary>The schema as SDL, extensions merged, without what the specification defines.</summary>
    public string ToSdl() => _sdl ??= SyntaxPrinter.Print(_document);

    private void CollectPossibleTypes()
    {
        var lists = new Dictionary<NamedType, List<ObjectType>>(ReferenceEqualityComparer.Instance);
        var id = 0;
        foreach (var type in Types)
        {
            if (type is ObjectType candidate)
            {
                candidate.Id = id++;
                foreach (var contract in candidate.Interfaces)
                {
                    Add(contract, candidate);
                }
            }
            else if (type is UnionType union)
            {
                foreach (var member in union.Types)
                {
                    Add(union, member);
                }
            }
        }

        foreach (var (type, list) in lists)
        {
            _possibleTypes[type] = list;
            _possibleSets[type] = new HashSet<ObjectType>(list, ReferenceEqualityComparer.Instance);
        }

        void Add(NamedType type, ObjectType candidate)
        {
            if (!lists.TryGetValue(type, out var list))
            {
                lists[type] = list = [];
            }

            if (!list.Contains(candidate))
            {
                list.Add(candidate);
            }
        }
    }
}
