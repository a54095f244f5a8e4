using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValue(string name, GraphQLType type)
{
    /// <summary>The name in the SDL.</summary>
    public string Name => name;

    /// <summary>The type of its value.</summary>
    public GraphQLType Type => type;

    /// <summary>The description in the SDL.</summary>
    public string? Description { get; internal init; }

    /// <summary>What is taken where nothing is given; null where there is no default.</summary>
    public ValueNode? DefaultValue { get; internal init; }

    /// <summary>Why it should not be used any more; null while it should.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Its definition.</summary>
    public InputValueDefinitionNode? Syntax { get; internal init; }

    /// <summary>Whether a value must be given.</summary>
    public bool IsRequired => type.IsNonNull && DefaultValue is null;

    /// <summary>The default coerced once, when the schema was built.</summary>
    internal object? CoercedDefault { get; set; }
}

/// <summary>An enum type.</summary>
public sealed class EnumType(string name) : NamedType(name)
{
    private const int MostNumbered = 256;

    private readonly Dictionary<object, string> _namesByMember = [];
    private Type? _numberedType;
    private string?[] _namesByNumber = [];
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);
    private IReadOnlyList<EnumValue> _values = [];

    /// <summary>The values in the order of the SDL.</summary>
    public IReadOnlyList<EnumValue> Values
    {
        get => _values;
        internal set
        {
            _values = value;
            _byName.Clear();
            foreach (var item in value)
            {
                _byName.TryAdd(item.Name, item);
            }
        }
    }

    /// <summary>The CLR enum whose members stand for the values; null where none is bound.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <summary>The value of that name, or null.</summary>
    public EnumValue? FindValue(string value) => _byName.GetValueOrDefault(value);

    /// <summary>The name of the value that a member of a C# enum stands for, or null.</summary>
    internal string? NameOf(object member) =>
        member.GetType() == _numberedType
            ? (uint)(int)member < MostNumbered ? _namesByNumber[(int)member] : null
            : _namesByMember.GetValueOrDefault(member);

    /// <summary>Pairs members of a C# enum with names of the values.</summary>
    internal void AddNames(IReadOnlyDictionary<object, string> names)
    {
        foreach (var (member, value) in names)
        {
            _namesByMember[member] = value;
        }

        // the usual enum, small numbers, needs no look into a dictionary
        var type = _namesByMember.Keys.FirstOrDefault()?.GetType();
        var isNumbered = type is not null && Enum.GetUnderlyingType(type) == typeof(int)
            && _namesByMember.Keys.All(k => k.GetType() == type && (int)k is >= 0 and < MostNumbered);
        _numberedType = isNumbered ? type : null;
        _namesByNumber = new string?[isNumbered ? MostNumbered : 0];
        foreach (var (member, value) in isNumbered ? _namesByMember : [])
        {
            _namesByNumber[(int)member] = value;
        }
    }
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValue(string name)
{
    /// <summary>The name in the SDL.</summary>
    public string Name => name;

    /// <summary>The description in the SDL.</summary>
    public string? Description { get; internal init; }

    /// <summary>Why it should not be used any more; null while it should.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Its definition.</summary>
    public EnumValueDefinitionNode? Syntax { get; internal init; }
}

/// <summary>An input object type.</summary>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private readonly Dictionary<string, InputValue> _byName = new(StringComparer.Ordinal);
    private IReadOnlyList<InputValue> _fields = [];

    /// <summary>The fields in the order of the SDL.</summary>
    public IReadOnlyList<InputValue> Fields
    {
        get => _fields;
        internal set
        {
            _fields = value;
            _byName.Clear();
            foreach (var item in value)
            {
                _byName.TryAdd(item.Name, item);
            }
        }
    }

    /// <summary>Whether exactly one field must be given (@oneOf).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>The field of that name, or null.</summary>
    public InputValue? FindField(string field) => _byName.GetValueOrDefault(field);
}

/// <summary>A directive that the schema knows.</summary>
public sealed class DirectiveDefinition(string name, IReadOnlyList<InputValue> arguments, IReadOnlyList<string> locations)
{
    /// <summary>The name without the at sign.</summary>
    public string Name => name;

    /// <summary>The arguments in the order of the SDL.</summary>
    public IReadOnlyList<InputValue> Arguments => arguments;

    /// <summary>Where it can stand, such as FIELD.</summary>
    public IReadOnlyList<string> Locations => locations;

    /// <summary>The description in the SDL.</summary>
    public string? Description { get; internal init; }

    /// <summary>Whether it can stand several times at one place.</summary>
    public bool IsRepeatable { get; internal init; }

    /// <summary>Its definition.</summary>
    public DirectiveDefinitionNode? Syntax { get; internal init; }

    internal bool IsBuiltIn { get; init; }

    /// <summary>What gives it an effect; null where it has none beyond the specification's.</summary>
    internal IDirectiveMiddleware? Middleware { get; set; }

    /// <summary>The argument of that name, or null.</summary>
    public InputValue? FindArgument(string argument) => arguments.FirstOrDefault(a => a.Name == argument);
}
