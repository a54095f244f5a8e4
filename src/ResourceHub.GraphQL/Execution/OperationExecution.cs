using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>One run of an operation (specification section 6). Everything in it happens on its loop, one thing at a time.</summary>
internal sealed partial class OperationExecution : ILoopOwner
{
    private readonly CompiledOperation _operation;
    private readonly VariableValues _variables;
    private readonly ErrorMasking _masking;
    private readonly ExecutionLoop _loop;
    private readonly GraphQLRequest _request;
    private readonly ValueMemory _memory = new();
    private Dictionary<Type, object>? _instances;
    private DataLoaderScope? _loaders;
    private volatile KnownLoader? _knownLoaders;
    private TaskCompletionSource? _waiting;
    private volatile bool _isFinished;
    private List<IError>? _errors;
    private StrongBox<CachePolicy>? _restriction;
    private ObjectResult? _root;
    private int _pending;
    private int _nextMutationField = -1;
    private object? _event;
    private bool _hasEvent;
    private bool _sealed;

    public OperationExecution(
        Schema schema,
        CompiledOperation operation,
        VariableValues variables,
        IServiceProvider services,
        GraphQLRequest request,
        ErrorMasking masking,
        CancellationToken requestAborted)
    {
        Schema = schema;
        _operation = operation;
        _variables = variables;
        _masking = masking;
        Services = services;
        _request = request;
        RequestAborted = requestAborted;
        _loop = new ExecutionLoop(this);
    }

    public Schema Schema { get; }

    public VariableValues Variables => _variables;

    public IServiceProvider Services { get; }

    public GraphQLRequest Request => _request;

    public CancellationToken RequestAborted { get; }

    /// <summary>The request's data loaders, which are those of its services; made when the first is asked for.</summary>
    public DataLoaderScope Loaders
    {
        get
        {
            if (_loaders is null)
            {
                _loaders = Services.GetService<DataLoaderScope>() ?? new DataLoaderScope(Services);
                _loaders.Attach(_loop);
            }

            return _loaders;
        }
    }

    /// <summary>What comes after the initial answer; null where nothing can.</summary>
    public IncrementalDelivery? Delivery => _delivery;

    /// <summary>Runs a query or mutation from its root value.</summary>
    public ValueTask<GraphQLResult> ExecuteAsync(object? rootValue)
    {
        _root = new ObjectResult(null, 0, _operation.Root, rootValue, _memory);
        _loop.Run();
        return _isFinished ? new ValueTask<GraphQLResult>(BuildResult()) : WaitAsync();
    }

    /// <summary>ExecuteSubscriptionEvent: runs a subscription's selection set with one event as its root field's value.</summary>
    public ValueTask<GraphQLResult> ExecuteEventAsync(object? value)
    {
        _event = value;
        _hasEvent = true;
        return ExecuteAsync(null);
    }

    /// <summary>The request's one instance of a data loader.</summary>
    public IDataLoader GetLoader(Type type)
    {
        for (var known = _knownLoaders; known is not null; known = known.Next)
        {
            if (ReferenceEquals(known.Type, type))
            {
                return known.Loader;
            }
        }

        var loader = Loaders.Get(type);
        _knownLoaders = new KnownLoader(type, loader, _knownLoaders);
        return loader;
    }

    public object GetResolverInstance(Type type)
    {
        _instances ??= [];
        if (!_instances.TryGetValue(type, out var instance))
        {
            _instances[type] = instance = InstanceFactory.Create(Services, type);
        }

        return instance;
    }

    public void Report(GraphQLError error, ResultNode at, int slot)
    {
        if (IsSealed(BranchOf(at)) || at.IsDiscarded())
        {
            return;
        }

        ReportFiltered(error, at, slot);
    }

    /// <summary>Heeds what a resolver says of how long the answer may be kept, on whatever thread it says so.</summary>
    public void Restrict(CachePolicy policy)
    {
        StrongBox<CachePolicy>? known;
        do
        {
            known = _restriction;
        }
        while (Interlocked.CompareExchange(ref _restriction, new(known?.Value.With(policy) ?? policy), known) != known);
    }

    void ILoopOwner.Start()
    {
        if (_operation.Definition.Operation == OperationType.Mutation)
        {
            // serially: the next field starts when nothing of this one is pending (OnIdle)
            _nextMutationField = 0;
            return;
        }

        if (ReferenceEquals(ExecuteFields(_root!), ResultNode.Invalid))
        {
            _root!.IsInvalid = true;
        }
    }

    void ILoopOwner.OnUnhandled(Exception exception) => _masking.LogUnawaited(exception);

    void ILoopOwner.OnStopped()
    {
        // the answer goes on here, off the loop, and needs no thread of its own for it
        if (_isFinished)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }

    void ILoopOwner.OnIdle()
    {
        if (_isFinished)
        {
            _delivery?.Flush();
            return;
        }

        if (_pending > 0)
        {
            return;
        }

        var root = _root!;
        while (_nextMutationField >= 0 && _nextMutationField < root.Selections.Fields.Length && !root.IsInvalid)
        {
            if (_nextMutationField > 0)
            {
                Loaders.ClearCaches();
            }

            _branch = null;
            ExecuteField(root, _nextMutationField++);
            if (_pending > 0)
            {
                return;
            }
        }

        _isFinished = true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<GraphQLResult> WaitAsync()
    {
        var waiting = new TaskCompletionSource();
        _waiting = waiting;
        // it may have finished meanwhile on another thread, which then saw nobody waiting
        Interlocked.MemoryBarrier();
        if (!_isFinished)
        {
            await using var registration = RequestAborted.UnsafeRegister(static state => ((OperationExecution)state!).Cancel(), this);
            await waiting.Task;
        }

        return BuildResult();
    }

    private void Cancel()
    {
        // taken at once, so that no resolver that was canceled too is heard first; told elsewhere, since who cancels must not go on with the answer
        if (Interlocked.Exchange(ref _waiting, null) is { } waiting)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static x => x.waiting.TrySetCanceled(x.RequestAborted), (waiting, RequestAborted), preferLocal: false);
        }
    }

    private GraphQLResult BuildResult()
    {
        _sealed = true;
        var data = _root!.IsInvalid ? null : _root;
        var result = new GraphQLResult(data, hasData: true, _errors ?? (IReadOnlyList<IError>)[]) { Cache = _restriction?.Value };
        return _delivery is not null && _delivery.Begin() is { Count: > 0 } pending
            ? result.WithPending(pending, _delivery.ReadAsync(RequestAborted))
            : result;
    }

    /// <summary>A data loader that was asked for before; a request has few.</summary>
    private sealed record KnownLoader(Type Type, IDataLoader Loader, KnownLoader? Next);

    private static SourceLocation[] Locations(CompiledField field)
    {
        var locations = new SourceLocation[field.SyntaxNodes.Count];
        for (var i = 0; i < locations.Length; i++)
        {
            locations[i] = field.SyntaxNodes[i].Location ?? default;
        }

        return locations;
    }
}
