namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>Records to publish for one provider.</summary>
/// <param name="Provider">The provider's slug.</param>
/// <param name="Records">The records, read as they are needed.</param>
public sealed record PublishRequest(string Provider, IAsyncEnumerable<SourceRecord> Records)
{
    /// <summary>Frameworks whose codes the records mean, before those of the provider.</summary>
    public IReadOnlyList<Guid> Frameworks { get; init; } = [];

    /// <summary>Told of each record once its transaction is committed, in order.</summary>
    public Action<PublishResult>? Judged { get; init; }
}
