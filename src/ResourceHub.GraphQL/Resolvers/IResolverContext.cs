using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL;

/// <summary>What a resolver can know about the field that it resolves.</summary>
public interface IResolverContext
{
    /// <summary>The schema that is executed.</summary>
    Schema Schema { get; }

    /// <summary>The object type that has the field.</summary>
    ObjectType ObjectType { get; }

    /// <summary>The field.</summary>
    FieldDefinition Field { get; }

    /// <summary>The field as the document asks for it, fields of the same response name merged.</summary>
    ISelection Selection { get; }

    /// <summary>Where in the answer.</summary>
    FieldPath Path { get; }

    /// <summary>The request's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>Set when the caller goes away or the time is up.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>The object whose field is resolved.</summary>
    T Parent<T>();

    /// <summary>An argument as a CLR value; its default where it was not given and has none.</summary>
    T Argument<T>(string name);

    /// <summary>An argument of a field below this one, as <see cref="ISelection.GetSelections"/> gives it: for look-ahead that depends on it.</summary>
    T ArgumentOf<T>(ISelection below, string name);

    /// <summary>Whether an argument was given or has a default.</summary>
    bool HasArgument(string name);

    /// <summary>
    /// Whether the document asks for the field at that path below this one, as IsSelected("edges", "node"); for an abstract type below any
    /// of its objects.
    /// </summary>
    bool IsSelected(params ReadOnlySpan<string> path);

    /// <summary>Adds an error and goes on; it gets this field's path unless it has one.</summary>
    void ReportError(IError error);

    /// <summary>
    /// Keeps the answer shorter than the schema's @cacheControl lets caches keep it, or from shared caches: the strictest word counts,
    /// whoever says it. Has an effect on answers to GET; nothing makes them kept longer.
    /// </summary>
    /// <param name="maxAge">Most seconds, 0 for none; null says nothing.</param>
    /// <param name="isPrivate">Whether the caller's own caches alone may keep it.</param>
    void RestrictCache(int? maxAge = null, bool isPrivate = false);

    /// <summary>The request's one instance of a data loader.</summary>
    TLoader DataLoader<TLoader>() where TLoader : IDataLoader;

    /// <summary>Something that was kept for this request, or the type's default.</summary>
    T? GetState<T>(string key);

    /// <summary>Keeps something for this request.</summary>
    void SetState<T>(string key, T value);
}
