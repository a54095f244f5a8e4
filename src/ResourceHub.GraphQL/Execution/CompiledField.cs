using System.Text;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>The merged fields of one object type at one place of an operation.</summary>
internal sealed class CompiledSelectionSet(ObjectType type, CompiledField[] fields, CompiledDeferral? deferral)
{
    public ObjectType Type => type;

    public CompiledField[] Fields => fields;

    /// <summary>What comes later; null where everything comes at once.</summary>
    public CompiledDeferral? Deferral => deferral;
}

/// <summary>Fields of the same response name as one.</summary>
internal sealed class CompiledField : ISelection
{
    private readonly CompiledOperation _operation;
    private readonly CollectedSet[] _sets;
    private readonly DeferUsage[] _executing;
    private volatile CompiledSelectionSet?[] _selections = [];

    public CompiledField(CompiledOperation operation, string responseName, FieldDefinition field, FieldGroup group, DeferUsage[] executing)
    {
        _operation = operation;
        _executing = executing;
        ResponseName = responseName;
        Field = field;
        SyntaxNodes = group.Nodes;
        JsonName = Encoding.UTF8.GetBytes($",\"{responseName}\":");
        Resolver = ExecutableDirectives.Wrap(operation.Schema, field.Resolver, group.Nodes);
        Pure = Resolver is { TaskResult: null, Pure: { } pure } ? pure : null;
        Verbatim = field.Type.Nullable switch
        {
            StringScalar or IdScalar => typeof(string),
            BooleanScalar => typeof(bool),
            IntScalar => typeof(int),
            _ => null,
        };
        IsTypeName = ReferenceEquals(field.Name, MetaFields.TypeName);
        Arguments = new ArgumentPlan(field.Arguments, group.Nodes[0].Arguments);
        var sets = new List<CollectedSet>(group.Nodes.Count);
        for (var i = 0; i < group.Nodes.Count; i++)
        {
            if (group.Nodes[i].SelectionSet is { } set)
            {
                sets.Add(new CollectedSet(set, group.UsageOf(i)));
            }
        }

        _sets = [.. sets];
        if (operation.IsIncremental && field.Type.Nullable is ListType && operation.StreamOf(group.Nodes[0]) is { } stream)
        {
            Stream = stream;
            Streamed = new CompiledField(this);
        }
    }

    /// <summary>The field as for items that are streamed: these stand under no @defer any more.</summary>
    private CompiledField(CompiledField field)
    {
        _operation = field._operation;
        _executing = [];
        ResponseName = field.ResponseName;
        Field = field.Field;
        SyntaxNodes = field.SyntaxNodes;
        JsonName = field.JsonName;
        Resolver = field.Resolver;
        Pure = field.Pure;
        Verbatim = field.Verbatim;
        Arguments = field.Arguments;
        _sets = [.. field._sets.Select(s => s with { Usage = null })];
    }

    public string ResponseName { get; }

    /// <summary>The response name in quotes, with a comma before and a colon after it: a name needs no escapes.</summary>
    public byte[] JsonName { get; }

    public FieldDefinition Field { get; }

    public FieldResolver? Resolver { get; }

    public bool IsTypeName { get; }

    public ArgumentPlan Arguments { get; }

    /// <summary>Takes the value from the parent alone; null where the resolver needs more.</summary>
    public Func<object, object?>? Pure { get; }

    /// <summary>The CLR type whose values are the field's as they are, whatever they are; null where they need a look.</summary>
    public Type? Verbatim { get; }

    /// <summary>Its active @stream, or null.</summary>
    public StreamUsage? Stream { get; }

    /// <summary>How the items are completed that come later; set where <see cref="Stream"/> is.</summary>
    public CompiledField? Streamed { get; }

    public IReadOnlyList<FieldNode> SyntaxNodes { get; }

    public IReadOnlyList<ISelection> GetSelections(ObjectType type)
    {
        var set = CollectSubfields(type);
        return set.Deferral is null ? set.Fields : [.. AllOf(set)];
    }

    /// <summary>CollectSubfields for the object type, kept after the first time.</summary>
    public CompiledSelectionSet CollectSubfields(ObjectType type)
    {
        var known = _selections;
        foreach (var set in known)
        {
            if (ReferenceEquals(set!.Type, type))
            {
                return set;
            }
        }

        var compiled = _operation.CollectFields(type, _sets, _executing);
        // two threads may both get here; either outcome is right, so the later one wins
        _selections = [.. known, compiled];
        return compiled;
    }

    /// <summary>The fields that come at once, then those that come later.</summary>
    private static IEnumerable<CompiledField> AllOf(CompiledSelectionSet set) =>
        set.Fields.Concat(set.Deferral?.Selections.SelectMany(s => AllOf(s.Selections)) ?? []);
}
