using System.Diagnostics.CodeAnalysis;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Which CLR type an object type stands for, and by whose word; types wait here until their fields are bound.</summary>
internal sealed class RuntimeTypeBinding(Schema schema, List<string> faults)
{
    private readonly Dictionary<ObjectType, string> _boundBy = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<ObjectType> _queue = new();

    public void Enqueue(ObjectType type) => _queue.Enqueue(type);

    public bool TryDequeue([NotNullWhen(true)] out ObjectType? type) => _queue.TryDequeue(out type);

    public void Set(string name, Type runtimeType, string where)
    {
        if (schema.FindType(name) is not ObjectType type)
        {
            faults.Add($"{where} binds {name}, which is no object type of the SDL, to {ClrTypes.Show(runtimeType)}");
            return;
        }

        Set(type, runtimeType, where);
    }

    public void Set(ObjectType type, Type runtimeType, string where)
    {
        if (type.RuntimeType is null)
        {
            type.RuntimeType = runtimeType;
            _boundBy[type] = where;
            _queue.Enqueue(type);
        }
        else if (!type.RuntimeType.IsAssignableFrom(runtimeType))
        {
            faults.Add($"{type.Name} is {ClrTypes.Show(type.RuntimeType)} by {_boundBy[type]}, but {ClrTypes.Show(runtimeType)} by {where}");
        }
    }
}
