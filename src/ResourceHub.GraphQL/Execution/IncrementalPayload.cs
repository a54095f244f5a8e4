namespace ResourceHub.GraphQL.Execution;

/// <summary>Announces something that comes later.</summary>
internal sealed record PendingPart(string Id, FieldPath? Path, string? Label);

/// <summary>Fields of an object, or items of a list, that come now.</summary>
internal sealed record IncrementalPart(string Id)
{
    /// <summary>Where below the place that was announced; null where at it.</summary>
    public IReadOnlyList<object>? SubPath { get; init; }

    public ObjectResult? Data { get; init; }

    public List<object?>? Items { get; init; }

    public List<IError> Errors { get; init; } = [];
}

/// <summary>Nothing more comes of what was announced; with errors where it cannot be delivered.</summary>
internal sealed record CompletedPart(string Id, IReadOnlyList<IError> Errors);

/// <summary>What an answer that comes in several parts has beyond data and errors.</summary>
internal sealed class IncrementalPayload
{
    public List<PendingPart> Pending { get; init; } = [];

    public List<IncrementalPart> Incremental { get; } = [];

    public List<CompletedPart> Completed { get; init; } = [];

    public bool HasNext { get; set; }

    public bool IsEmpty => Pending.Count == 0 && Incremental.Count == 0 && Completed.Count == 0;

    /// <summary>Adds an item to what comes of its stream.</summary>
    public void AddItem(string id, object? value, List<IError> errors)
    {
        // items after what another stream or group delivers still belong together
        var part = Incremental.Find(p => p.Id == id && p.Items is not null);
        if (part is null)
        {
            Incremental.Add(part = new IncrementalPart(id) { Items = [] });
        }

        part.Items!.Add(value);
        part.Errors.AddRange(errors);
    }
}
