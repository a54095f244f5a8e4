namespace ResourceHub.GraphQL.Execution;

/// <summary>One @defer at one place of the answer.</summary>
internal sealed class DeliveryGroup(FieldPath? path, string? label, DeliveryGroup? parent) : Delivery(path, label)
{
    /// <summary>The @defer around it.</summary>
    public DeliveryGroup? Parent => parent;

    public List<DeliveryGroup> Children { get; } = [];

    /// <summary>What it delivers, in order: an object before what is below it. Several groups can share one.</summary>
    public List<DeferredBranch> Tasks { get; } = [];

    public int Pending { get; set; }

    /// <summary>It is delivered, given up or was empty.</summary>
    public bool IsGone { get; set; }
}

/// <summary>The fields that one set of @defers delivers at one object.</summary>
internal sealed class DeferredBranch(ObjectResult target, ObjectResult result, IReadOnlyList<DeliveryGroup> groups, IncrementalDelivery delivery)
    : ExecutionBranch
{
    /// <summary>The object as the initial answer or an earlier part has it.</summary>
    public ObjectResult Target => target;

    /// <summary>The same object with the fields that come now.</summary>
    public ObjectResult Result => result;

    public override ResultNode Root => result;

    public IReadOnlyList<DeliveryGroup> Groups => groups;

    public bool IsStarted { get; set; }

    /// <summary>Streams within it, announced when it is delivered.</summary>
    public List<ItemStream> Streams { get; } = [];

    public override void Settle() => delivery.OnSettled(this);
}
