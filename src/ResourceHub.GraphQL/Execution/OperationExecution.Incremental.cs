using System.Collections;
using System.Text.Json;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

internal sealed partial class OperationExecution
{
    // the part that is being executed; null for the initial answer
    private ExecutionBranch? _branch;
    private IncrementalDelivery? _delivery;

    /// <summary>Runs a callback on the loop.</summary>
    public void Post(Action callback) => _loop.Post(static state => ((Action)state!)(), callback);

    /// <summary>Executes the fields of a part that was deferred.</summary>
    public void ExecuteDeferred(DeferredBranch branch)
    {
        _branch = branch;
        branch.Pending++;
        if (ReferenceEquals(ExecuteFields(branch.Result), ResultNode.Invalid))
        {
            branch.Result.IsInvalid = true;
        }

        Leave(branch);
    }

    /// <summary>Completes an item that is streamed.</summary>
    public void CompleteStreamed(StreamedBranch branch, CompiledField field, GraphQLType itemType, object? value)
    {
        _branch = branch;
        _delivery!.Register(branch);
        branch.Pending++;
        SetValue(branch.Item, 0, CompleteValue(field, itemType, value, branch.Item, 0));
        Leave(branch);
    }

    /// <summary>The errors that an exception stands for, placed.</summary>
    public IReadOnlyList<IError> Describe(Exception exception, ResultNode at, int slot)
    {
        var path = at.PathOf(slot);
        return [.. _masking.ToErrors(exception).Select(e => _masking.Filter(e with { Path = e.Path ?? path }))];
    }

    /// <summary>The @defers that begin at an object; fields below it may belong to them.</summary>
    private List<DeliveryGroup> Begin(ObjectResult target, CompiledDeferral deferral) => DeliveryOf().Begin(target, deferral);

    private void Defer(ObjectResult target, CompiledDeferral deferral, List<DeliveryGroup> begun) =>
        _delivery!.Defer(target, deferral, begun, _branch?.Work ?? _delivery.Initial);

    /// <summary>Completes the first items of a list and leaves the others to a stream; null where the value is no list.</summary>
    private object? StreamList(CompiledField field, ListType type, object value, ResultNode parent, int slot)
    {
        var most = InitialCount(field.Stream!);
        var list = new ListResult(parent, slot, type.OfType, Math.Min(most, 16));
        if (EnumeratorOf(value) is not { } items)
        {
            if (field.Resolver?.Events is not { } events || value is IEnumerable or JsonElement)
            {
                return null;
            }

            _ = CollectItemsAsync(events(value, RequestAborted).GetAsyncEnumerator(RequestAborted), field, type.OfType, list, most, parent, slot);
            return list;
        }

        var isStreamed = false;
        try
        {
            while (list.Count < most)
            {
                if (!items.MoveNext())
                {
                    return list;
                }

                if (!CompleteItem(field, type.OfType, items.Current, list))
                {
                    return ResultNode.Invalid;
                }
            }

            AddStream(new ItemStream(field, type.OfType, list, parent, slot, DeliveryOf()) { Items = items });
            isStreamed = true;
            return list;
        }
        finally
        {
            if (!isStreamed)
            {
                (items as IDisposable)?.Dispose();
            }
        }
    }

    /// <summary>Completes items as they come; from <paramref name="most"/> on a stream does.</summary>
    private async Task CollectItemsAsync(
        IAsyncEnumerator<object?> items, CompiledField field, GraphQLType itemType, ListResult list, int most, ResultNode parent, int slot)
    {
        var branch = Enter();
        var isStreamed = false;
        try
        {
            while (list.Count < most)
            {
                var more = await items.MoveNextAsync();
                _branch = branch;
                if (!more || list.IsDiscarded() || IsSealed(branch))
                {
                    return;
                }

                if (!CompleteItem(field, itemType, items.Current, list))
                {
                    SetValue(list, 0, ResultNode.Invalid);
                    return;
                }
            }

            isStreamed = true;
            AddStream(new ItemStream(field, itemType, list, parent, slot, DeliveryOf()) { AsyncItems = items });
        }
        catch (Exception e)
        {
            _branch = branch;
            ReportException(e, parent, slot);
            SetValue(list, 0, ResultNode.Invalid);
        }
        finally
        {
            if (!isStreamed)
            {
                await items.DisposeAsync();
            }

            _branch = branch;
            Leave(branch);
        }
    }

    private void AddStream(ItemStream stream) => (_branch?.Work ?? _delivery!.Initial).Streams.Add(stream);

    private IncrementalDelivery DeliveryOf() => _delivery ??= new IncrementalDelivery(this);

    private int InitialCount(StreamUsage stream)
    {
        var value = stream.InitialCount switch
        {
            IntValueNode literal when int.TryParse(literal.Value, out var count) => count,
            VariableNode variable => _variables.TryGet(variable.Name.Value, out var given) ? given as int? ?? 0 : 0,
            _ => 0,
        };
        return value >= 0 ? value : throw new GraphQLException("initialCount of @stream must not be negative.", ErrorCodes.BadInput);
    }

    private static IEnumerator? EnumeratorOf(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json => json.EnumerateArray().Select(i => (object?)i).GetEnumerator(),
        string => null,
        IEnumerable sequence => sequence.GetEnumerator(),
        _ => null,
    };

    /// <summary>One more thing that the part being executed waits for.</summary>
    private ExecutionBranch? Enter()
    {
        if (_branch is { } branch)
        {
            branch.Pending++;
            return branch;
        }

        _pending++;
        return null;
    }

    private void Leave(ExecutionBranch? branch)
    {
        if (branch is null)
        {
            _pending--;
        }
        else if (--branch.Pending == 0)
        {
            branch.Settle();
        }
    }

    private bool IsSealed(ExecutionBranch? branch) => branch?.IsSealed ?? _sealed;

    private ExecutionBranch? BranchOf(ResultNode node) => _delivery?.BranchOf(node);
}
