using System.Runtime.CompilerServices;

namespace ResourceHub.GraphQL.Execution;

/// <summary>
/// Delivers what @defer and @stream put off, as the incremental delivery proposal for the specification says: announces each with an id
/// once what it stands in is delivered, executes it, hands the fields that several share over once. Everything happens on the loop of the run.
/// </summary>
internal sealed partial class IncrementalDelivery(OperationExecution execution)
{
    private readonly Dictionary<ResultNode, ExecutionBranch> _branches = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(ObjectResult, DeferUsage), DeliveryGroup> _groups = [];
    private readonly List<DeliveryGroup> _rootGroups = [];
    private readonly List<ItemStream> _rootStreams = [];
    private readonly Queue<Action> _starting = new();
    private IncrementalPayload _payload = new();
    private TaskCompletionSource<IncrementalPayload>? _request;
    private bool _isStarting;
    private int _nextId;

    /// <summary>What the initial answer leaves to come.</summary>
    public IncrementalWork Initial { get; } = new();

    // what fails because the run was ended says nothing of its own: whoever reads tells why
    private bool IsCanceled => execution.RequestAborted.IsCancellationRequested;

    private bool HasNext => _rootGroups.Count > 0 || _rootStreams.Count > 0;

    /// <summary>The part that delivers a place of the answer; null for the initial answer.</summary>
    public ExecutionBranch? BranchOf(ResultNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at.IsDetached)
            {
                return _branches.GetValueOrDefault(at);
            }
        }

        return null;
    }

    public void Register(ExecutionBranch branch) => _branches[branch.Root] = branch;

    /// <summary>Makes the groups of the @defers that begin at an object.</summary>
    public List<DeliveryGroup> Begin(ObjectResult target, CompiledDeferral deferral)
    {
        var begun = new List<DeliveryGroup>(deferral.Begun.Count);
        foreach (var usage in deferral.Begun)
        {
            var group = new DeliveryGroup(target.Path, usage.Label, usage.Parent is { } parent ? Find(target, parent) : null);
            _groups[(target, usage)] = group;
            begun.Add(group);
        }

        return begun;
    }

    /// <summary>Notes what is deferred at an object, after what is deferred below it.</summary>
    public void Defer(ObjectResult target, CompiledDeferral deferral, List<DeliveryGroup> begun, IncrementalWork work)
    {
        work.Groups.AddRange(begun);
        foreach (var selection in deferral.Selections)
        {
            var result = new ObjectResult(target.Parent, target.Slot, selection.Selections, target.Source) { IsDetached = true };
            var branch = new DeferredBranch(target, result, [.. selection.Usages.Select(u => Find(target, u))], this);
            Register(branch);
            work.Tasks.Add(branch);
        }
    }

    /// <summary>Takes the initial answer's work over and announces what is to come; empty where nothing is.</summary>
    public IReadOnlyList<PendingPart> Begin()
    {
        var (groups, streams) = Integrate(Initial, null);
        Announce(PruneEmpty(groups), streams);
        var pending = _payload.Pending;
        _payload = new IncrementalPayload();
        return pending;
    }

    /// <summary>The parts after the initial answer. Execution goes on when the first is asked for.</summary>
    public async IAsyncEnumerable<GraphQLResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isStarted = false;
        while (true)
        {
            var request = new TaskCompletionSource<IncrementalPayload>(TaskCreationOptions.RunContinuationsAsynchronously);
            execution.Post(() =>
            {
                _request = request;
                if (!isStarted)
                {
                    isStarted = true;
                    Start(_rootGroups, _rootStreams);
                }
            });
            var payload = await request.Task.WaitAsync(cancellationToken);
            yield return new GraphQLResult(payload);
            if (!payload.HasNext)
            {
                yield break;
            }
        }
    }

    /// <summary>Ends everything that is open with an error, as when the time is up.</summary>
    public Task<GraphQLResult> GiveUpAsync(IError error) => OnLoopAsync(() =>
    {
        var open = _rootGroups.Select(g => g.Id).Concat(_rootStreams.Select(s => s.Id));
        return new GraphQLResult(new IncrementalPayload { Completed = [.. open.Select(id => new CompletedPart(id!, [error]))] });
    });

    /// <summary>Leaves what is still open; sequences are closed.</summary>
    public async Task CloseAsync()
    {
        var open = await OnLoopAsync(() => _rootStreams.Concat(Initial.Streams).Distinct().ToList());
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }
    }

    /// <summary>Hands over what has come, where someone waits for it.</summary>
    public void Flush()
    {
        if (_request is not { } request || (_payload.IsEmpty && HasNext))
        {
            return;
        }

        var payload = _payload;
        payload.HasNext = HasNext;
        _payload = new IncrementalPayload();
        _request = null;
        foreach (var stream in _rootStreams)
        {
            stream.MakeRoom();
        }

        request.TrySetResult(payload);
    }

    public IReadOnlyList<IError> Describe(Exception exception, ResultNode at, int slot) => execution.Describe(exception, at, slot);

    private DeliveryGroup Find(ObjectResult target, DeferUsage usage)
    {
        ResultNode? at = target;
        while (at is not null)
        {
            if (at is ObjectResult place && _groups.TryGetValue((place, usage), out var group))
            {
                return group;
            }

            // the rest of an object stands where the object itself does
            at = at.IsDetached && _branches[at] is DeferredBranch branch ? branch.Target : at.Parent;
        }

        throw new InvalidOperationException("A @defer was met before its place in the answer.");
    }

    private Task<T> OnLoopAsync<T>(Func<T> read)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        execution.Post(() => done.TrySetResult(read()));
        return done.Task;
    }
}
