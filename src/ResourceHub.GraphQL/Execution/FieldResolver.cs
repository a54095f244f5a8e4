using System.Linq.Expressions;

namespace ResourceHub.GraphQL.Execution;

/// <summary>How a field gets its value: from the parent alone, or with a context; at once, or as a task.</summary>
internal sealed class FieldResolver
{
    /// <summary>Gives the value from the parent alone, without a context.</summary>
    public Func<object, object?>? Pure { get => field ??= PureExpression?.Compile(); init; }

    /// <summary><see cref="Pure"/> before it is compiled, which is when a document first selects the field: a start compiles nothing.</summary>
    public Expression<Func<object, object?>>? PureExpression { private get; init; }

    /// <summary>Gives the value from the parent and the arguments, without a context.</summary>
    public Func<object, object?[], object?>? FromArguments { get; init; }

    /// <summary>Gives the value, or a task of it where <see cref="TaskResult"/> is set.</summary>
    public Func<ResolverContext, object?>? Invoke { get => field ??= InvokeExpression?.Compile(); init; }

    /// <summary><see cref="Invoke"/> before it is compiled.</summary>
    public Expression<Func<ResolverContext, object?>>? InvokeExpression { private get; init; }

    /// <summary>Takes the value out of a finished task; null where the value comes at once.</summary>
    public Func<Task, object?>? TaskResult { get; init; }

    /// <summary>For a field of the subscription root: makes a stream of boxed events out of what <see cref="Invoke"/> gave.</summary>
    public Func<object, CancellationToken, IAsyncEnumerable<object?>>? Events { get; init; }

    public static FieldResolver FromParent(Func<object, object?> pure) => new() { Pure = pure };

    public static FieldResolver FromContext(Func<ResolverContext, object?> invoke) => new() { Invoke = invoke };

    /// <param name="resolve">Gives the value.</param>
    /// <param name="events">For what gives a sequence: makes a stream out of the value.</param>
    public static FieldResolver FromDelegate(FieldDelegate resolve, Func<object, CancellationToken, IAsyncEnumerable<object?>>? events = null) => new()
    {
        Events = events,
        Invoke = context =>
        {
            var pending = resolve(context);
            return pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask();
        },
        TaskResult = static task => ((Task<object?>)task).Result,
    };

    /// <summary>The resolver as a delegate that middleware can go around.</summary>
    public FieldDelegate ToDelegate() => async context =>
    {
        var own = (ResolverContext)context;
        var value = Pure is not null ? Pure(own.Source!)
            : FromArguments is not null ? FromArguments(own.Source!, own.Arguments)
            : Invoke!(own);
        if (TaskResult is not null && value is Task task)
        {
            await task;
            return TaskResult(task);
        }

        return value;
    };
}
