using System.Collections;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>One @stream at one place of the answer: the items of a list after the first few.</summary>
internal sealed class ItemStream(
    CompiledField field, GraphQLType itemType, ListResult list, ResultNode parent, int slot, IncrementalDelivery delivery)
    : Delivery(parent.PathOf(slot), field.Stream!.Label)
{
    // so many items may wait for the client before a sequence that is awaited is asked for more
    private const int MostWaiting = 100;

    private readonly Queue<StreamedBranch> _open = new();
    private TaskCompletionSource? _room;
    private int _nextIndex = list.Count;
    private Exception? _failure;
    private bool _ended;
    private bool _isPulling;

    /// <summary>The rest of a list that is there.</summary>
    public IEnumerator? Items { get; init; }

    /// <summary>The rest of a sequence that is awaited.</summary>
    public IAsyncEnumerator<object?>? AsyncItems { get; init; }

    /// <summary>The list with the items that came at once.</summary>
    public ListResult List => list;

    /// <summary>It is delivered or given up.</summary>
    public bool IsGone { get; set; }

    /// <summary>How many items the next payload holds already.</summary>
    public int Waiting { get; set; }

    public void Start(OperationExecution execution)
    {
        if (Items is not null)
        {
            StartItems(execution, Items);
            return;
        }

        _ = PullAsync(execution, AsyncItems!);
    }

    /// <summary>Called when a payload was taken: there is room again.</summary>
    public void MakeRoom()
    {
        Waiting = 0;
        _room?.TrySetResult();
    }

    /// <summary>Hands over what is complete, in the order of the list.</summary>
    public void Advance()
    {
        while (!IsGone && _open.TryPeek(out var next) && next.IsSettled)
        {
            _open.Dequeue();
            delivery.OnItem(this, next);
        }

        if (!IsGone && _ended && _open.Count == 0)
        {
            delivery.OnEnded(this, _failure is null ? [] : delivery.Describe(_failure, parent, slot));
        }
    }

    /// <summary>Gives the rest up.</summary>
    public ValueTask DisposeAsync()
    {
        IsGone = true;
        (Items as IDisposable)?.Dispose();
        _room?.TrySetResult();
        // a sequence that is being pulled is closed where it is pulled
        return AsyncItems is null || _isPulling ? ValueTask.CompletedTask : AsyncItems.DisposeAsync();
    }

    private void StartItems(OperationExecution execution, IEnumerator items)
    {
        // all at once, so that their loaders gather
        try
        {
            while (items.MoveNext())
            {
                StartItem(execution, items.Current);
            }
        }
        catch (Exception e)
        {
            _failure = e;
        }

        (items as IDisposable)?.Dispose();
        _ended = true;
        Advance();
    }

    private async Task PullAsync(OperationExecution execution, IAsyncEnumerator<object?> items)
    {
        _isPulling = true;
        try
        {
            while (!IsGone && await items.MoveNextAsync() && !IsGone)
            {
                StartItem(execution, items.Current);
                Advance();
                while (!IsGone && Waiting + _open.Count >= MostWaiting)
                {
                    _room = new TaskCompletionSource();
                    await _room.Task;
                }
            }
        }
        catch (Exception e)
        {
            _failure = e;
        }

        try
        {
            await items.DisposeAsync();
        }
        catch (Exception e)
        {
            _failure ??= e;
        }

        _ended = true;
        Advance();
    }

    private void StartItem(OperationExecution execution, object? value)
    {
        var branch = new StreamedBranch(new StreamedItem(parent, slot, itemType, _nextIndex++), this);
        _open.Enqueue(branch);
        execution.CompleteStreamed(branch, field.Streamed!, itemType, value);
    }
}

/// <summary>One streamed item.</summary>
internal sealed class StreamedBranch(StreamedItem item, ItemStream stream) : ExecutionBranch
{
    public StreamedItem Item => item;

    public override ResultNode Root => item;

    public bool IsSettled { get; private set; }

    public override void Settle()
    {
        IsSettled = true;
        stream.Advance();
    }
}
