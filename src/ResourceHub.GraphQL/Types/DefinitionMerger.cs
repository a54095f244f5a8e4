using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>Brings each definition and its extensions together, and finds names that are defined twice or extended without being there.</summary>
internal sealed class DefinitionMerger
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<DefinitionNode> _definitions = [];
    private readonly HashSet<string> _directives = new(StringComparer.Ordinal);
    private readonly List<string> _faults;
    private int _schema = -1;

    public DefinitionMerger(IEnumerable<DocumentNode> documents, List<string> faults)
    {
        _faults = faults;
        var all = documents.SelectMany(d => d.Definitions).ToList();
        foreach (var node in all)
        {
            Define(node);
        }

        foreach (var node in all)
        {
            if (node is TypeSystemDefinitionNode { IsExtension: true } extension)
            {
                Extend(extension);
            }
        }
    }

    /// <summary>Definitions in order, each with its extensions merged.</summary>
    public IReadOnlyList<DefinitionNode> Definitions => _definitions;

    public SchemaDefinitionNode? Schema => _schema < 0 ? null : (SchemaDefinitionNode)_definitions[_schema];

    private void Define(DefinitionNode node)
    {
        switch (node)
        {
            case TypeSystemDefinitionNode { IsExtension: true }:
                return;
            case SchemaDefinitionNode schema:
                if (_schema >= 0)
                {
                    Fault(schema, "the schema is defined twice; extend it instead.");
                    return;
                }

                _schema = _definitions.Count;
                break;
            case DirectiveDefinitionNode directive:
                if (!_directives.Add(directive.Name.Value))
                {
                    Fault(directive, $"the directive @{directive.Name.Value} is defined twice.");
                    return;
                }

                break;
            case TypeDefinitionNode type:
                if (SpecifiedDefinitions.IsSpecifiedScalar(type.Name.Value) && type is ScalarTypeDefinitionNode)
                {
                    return;
                }

                if (!_index.TryAdd(type.Name.Value, _definitions.Count))
                {
                    Fault(type, $"the type {type.Name.Value} is defined twice; extend it instead.");
                    return;
                }

                break;
            default:
                Fault(node, "an operation or fragment has no place in a schema.");
                return;
        }

        _definitions.Add(node);
    }

    private void Extend(TypeSystemDefinitionNode extension)
    {
        if (extension is SchemaDefinitionNode schema)
        {
            if (_schema < 0)
            {
                _schema = _definitions.Count;
                _definitions.Add(Place(new SchemaDefinitionNode(false, null, schema.Directives, schema.OperationTypes), schema));
                return;
            }

            var definition = (SchemaDefinitionNode)_definitions[_schema];
            _definitions[_schema] = definition with
            {
                Directives = [.. definition.Directives, .. schema.Directives],
                OperationTypes = [.. definition.OperationTypes, .. schema.OperationTypes],
            };
            return;
        }

        var name = ((TypeDefinitionNode)extension).Name.Value;
        if (!_index.TryGetValue(name, out var index))
        {
            Fault(extension, $"the type {name} is extended but not defined.");
            return;
        }

        var merged = Merge(_definitions[index], extension);
        if (merged is null)
        {
            Fault(extension, $"the extension of {name} is of another kind than its definition.");
            return;
        }

        _definitions[index] = merged;
    }

    private static DefinitionNode? Merge(DefinitionNode definition, TypeSystemDefinitionNode extension) => (definition, extension) switch
    {
        (ScalarTypeDefinitionNode a, ScalarTypeDefinitionNode b) => a with { Directives = [.. a.Directives, .. b.Directives] },
        (ObjectTypeDefinitionNode a, ObjectTypeDefinitionNode b) => a with
        {
            Interfaces = [.. a.Interfaces, .. b.Interfaces],
            Directives = [.. a.Directives, .. b.Directives],
            Fields = [.. a.Fields, .. b.Fields],
        },
        (InterfaceTypeDefinitionNode a, InterfaceTypeDefinitionNode b) => a with
        {
            Interfaces = [.. a.Interfaces, .. b.Interfaces],
            Directives = [.. a.Directives, .. b.Directives],
            Fields = [.. a.Fields, .. b.Fields],
        },
        (UnionTypeDefinitionNode a, UnionTypeDefinitionNode b) => a with
        {
            Directives = [.. a.Directives, .. b.Directives],
            Types = [.. a.Types, .. b.Types],
        },
        (EnumTypeDefinitionNode a, EnumTypeDefinitionNode b) => a with
        {
            Directives = [.. a.Directives, .. b.Directives],
            Values = [.. a.Values, .. b.Values],
        },
        (InputObjectTypeDefinitionNode a, InputObjectTypeDefinitionNode b) => a with
        {
            Directives = [.. a.Directives, .. b.Directives],
            Fields = [.. a.Fields, .. b.Fields],
        },
        _ => null,
    };

    private static T Place<T>(T node, SyntaxNode like) where T : SyntaxNode
    {
        node.Source = like.Source;
        node.Start = like.Start;
        node.End = like.End;
        return node;
    }

    private void Fault(SyntaxNode node, string message) => _faults.Add(SchemaFaults.At(node, message));
}
