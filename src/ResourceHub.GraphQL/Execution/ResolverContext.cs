using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Binding;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

internal sealed class ResolverContext(OperationExecution execution, ObjectResult target, int slot, object?[] arguments, IServiceProvider? services = null)
    : IResolverContext
{
    public OperationExecution Execution => execution;

    public object? Source => target.Source;

    /// <summary>Coerced arguments in the order of the field's; <see cref="Absent.Value"/> where nothing was given.</summary>
    public object?[] Arguments => arguments;

    public CompiledField CompiledField => target.Selections.Fields[slot];

    public Schema Schema => execution.Schema;

    public ObjectType ObjectType => target.Selections.Type;

    public FieldDefinition Field => CompiledField.Field;

    public ISelection Selection => CompiledField;

    public FieldPath Path => target.PathOf(slot);

    public IServiceProvider Services => services ?? execution.Services;

    public CancellationToken RequestAborted => execution.RequestAborted;

    public T Parent<T>() => (T)target.Source!;

    public T Argument<T>(string name)
    {
        var index = IndexOf(name);
        return (T)InputConverter.For(Field.Arguments[index].Type, typeof(T))(arguments[index])!;
    }

    public T ArgumentOf<T>(ISelection below, string name)
    {
        var index = IndexOf(below.Field, name);
        return (T)InputConverter.For(below.Field.Arguments[index].Type, typeof(T))(execution.ArgumentsOf((CompiledField)below)[index])!;
    }

    public bool HasArgument(string name) => !ReferenceEquals(arguments[IndexOf(name)], Absent.Value);

    public bool IsSelected(params ReadOnlySpan<string> path) => IsSelected(CompiledField, path);

    public void ReportError(IError error) => execution.Report(GraphQLError.From(error), target, slot);

    public void RestrictCache(int? maxAge = null, bool isPrivate = false) => execution.Restrict(new CachePolicy(Math.Max(0, maxAge ?? int.MaxValue), isPrivate));

    public TLoader DataLoader<TLoader>() where TLoader : IDataLoader => (TLoader)execution.GetLoader(typeof(TLoader));

    public T? GetState<T>(string key) => execution.Request.FindState(key) is { } value ? (T)value : default;

    public void SetState<T>(string key, T value) => execution.Request.State[key] = value;

    /// <summary>A service that a resolver's parameter asks for.</summary>
    public object GetService(Type type) => Services.GetRequiredService(type);

    /// <summary>The request's one instance of a class of resolvers; one of its own where the resolver has services of its own.</summary>
    public object GetResolverInstance(Type type) =>
        services is null ? execution.GetResolverInstance(type) : InstanceFactory.Create(services, type);

    /// <summary>The same field with services of its own.</summary>
    public ResolverContext WithServices(IServiceProvider own) => new(execution, target, slot, arguments, own);

    private bool IsSelected(CompiledField field, ReadOnlySpan<string> path)
    {
        if (path.Length == 0)
        {
            return true;
        }

        foreach (var type in execution.Schema.PossibleTypes(field.Field.Type.Named))
        {
            foreach (var below in field.GetSelections(type))
            {
                if (below.Field.Name == path[0] && IsSelected((CompiledField)below, path[1..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private int IndexOf(string name) => IndexOf(Field, name);

    private static int IndexOf(FieldDefinition field, string name)
    {
        var definitions = field.Arguments;
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"{field.Coordinate} has no argument {name}.", nameof(name));
    }
}
