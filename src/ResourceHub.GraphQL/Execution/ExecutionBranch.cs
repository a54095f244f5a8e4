namespace ResourceHub.GraphQL.Execution;

/// <summary>A part of a run that is delivered later than the initial answer: the fields of a set of @defers, or one streamed item.</summary>
internal abstract class ExecutionBranch
{
    /// <summary>How many fields of it are still waited for.</summary>
    public int Pending { get; set; }

    /// <summary>It is delivered or given up: what still comes of it counts no more.</summary>
    public bool IsSealed { get; set; }

    /// <summary>What went wrong within it.</summary>
    public List<IError> Errors { get; } = [];

    /// <summary>What begins within it and comes later still.</summary>
    public IncrementalWork Work { get; } = new();

    /// <summary>Its root; discarded where something above it became null.</summary>
    public abstract ResultNode Root { get; }

    /// <summary>Nothing of it is waited for any more.</summary>
    public abstract void Settle();
}

/// <summary>What was found to come later while a part was executed.</summary>
internal sealed class IncrementalWork
{
    public List<DeliveryGroup> Groups { get; } = [];

    public List<DeferredBranch> Tasks { get; } = [];

    public List<ItemStream> Streams { get; } = [];

    public bool IsEmpty => Groups.Count == 0 && Tasks.Count == 0 && Streams.Count == 0;
}

/// <summary>What a client is told to wait for: one @defer or one @stream at one place of the answer.</summary>
internal abstract class Delivery(FieldPath? path, string? label)
{
    public FieldPath? Path => path;

    public string? Label => label;

    /// <summary>What the client knows it by; null before it is announced.</summary>
    public string? Id { get; set; }
}
