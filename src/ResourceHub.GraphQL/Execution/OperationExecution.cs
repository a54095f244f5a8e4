using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>One run of an operation (specification section 6). Everything in it happens on its loop, one thing at a time.</summary>
internal sealed partial class OperationExecution
{
    private readonly CompiledOperation _operation;
    private readonly VariableValues _variables;
    private readonly ErrorMasking _masking;
    private readonly ExecutionLoop _loop;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<Type, object> _instances = [];
    private List<IError>? _errors;
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
        IDictionary<string, object?> state,
        ErrorMasking masking,
        CancellationToken requestAborted)
    {
        Schema = schema;
        _operation = operation;
        _variables = variables;
        _masking = masking;
        Services = services;
        State = state;
        RequestAborted = requestAborted;
        _loop = new ExecutionLoop(OnIdle, requestAborted) { OnUnhandled = masking.LogUnawaited };
        Loaders = services.GetService<DataLoaderScope>() ?? new DataLoaderScope(services);
        Loaders.Attach(_loop);
    }

    public Schema Schema { get; }

    public VariableValues Variables => _variables;

    public IServiceProvider Services { get; }

    public IDictionary<string, object?> State { get; }

    public CancellationToken RequestAborted { get; }

    public DataLoaderScope Loaders { get; }

    /// <summary>What comes after the initial answer; null where nothing can.</summary>
    public IncrementalDelivery? Delivery => _delivery;

    /// <summary>Runs a query or mutation from its root value.</summary>
    public Task<GraphQLResult> ExecuteAsync(object? rootValue)
    {
        _root = new ObjectResult(null, 0, _operation.Root, rootValue);
        _loop.Run(Start);
        return _finished.Task.IsCompleted ? Task.FromResult(BuildResult()) : WaitAsync();
    }

    /// <summary>ExecuteSubscriptionEvent: runs a subscription's selection set with one event as its root field's value.</summary>
    public Task<GraphQLResult> ExecuteEventAsync(object? value)
    {
        _event = value;
        _hasEvent = true;
        return ExecuteAsync(null);
    }

    public object GetResolverInstance(Type type)
    {
        if (!_instances.TryGetValue(type, out var instance))
        {
            _instances[type] = instance = ActivatorUtilities.CreateInstance(Services, type);
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

    private void Start()
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

    private void OnIdle()
    {
        if (_finished.Task.IsCompleted)
        {
            _delivery?.Flush();
            return;
        }

        if (_pending > 0)
        {
            return;
        }

        var root = _root!;
        while (_nextMutationField >= 0 && _nextMutationField < root.Values.Length && !root.IsInvalid)
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

        _finished.TrySetResult();
    }

    private async Task<GraphQLResult> WaitAsync()
    {
        await _finished.Task.WaitAsync(RequestAborted);
        return BuildResult();
    }

    private GraphQLResult BuildResult()
    {
        _sealed = true;
        var data = _root!.IsInvalid ? null : _root;
        var result = new GraphQLResult(data, hasData: true, _errors ?? (IReadOnlyList<IError>)[]);
        return _delivery is not null && _delivery.Begin() is { Count: > 0 } pending
            ? result.WithPending(pending, _delivery.ReadAsync(RequestAborted))
            : result;
    }

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
