using ResourceHub.Core.Search;

namespace ResourceHub.Core.Effects;

/// <summary>What has been measured, organisation by organisation.</summary>
public interface IEffectStore
{
    /// <summary>Takes the measuring for a while where it is due and nobody else has it; whether that went well.</summary>
    /// <param name="now">The time.</param>
    /// <param name="lease">After this somebody else may take it.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<bool> TryTakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Notes when it is due again.</summary>
    Task FinishAsync(DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Organisations that have evidence, or rows of an earlier time.</summary>
    Task<IReadOnlyList<Guid>> OrganizationsAsync(CancellationToken cancellationToken);

    /// <summary>Puts rows in the place of all of an organisation's; resources whose rows are others now are to be indexed again.</summary>
    Task ReplaceAsync(Guid organization, IReadOnlyCollection<Effectiveness> rows, CancellationToken cancellationToken);

    /// <summary>An organisation's rows about these resources, in one command.</summary>
    Task<ILookup<Guid, Effectiveness>> ForResourcesAsync(Guid organization, IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);

    /// <summary>What each organisation has measured of these resources: the mean gain, each row by its learners. One command.</summary>
    Task<ILookup<Guid, IndexEffect>> GainsAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);

    /// <summary>All rows whose interval lies above or below 0, of all organisations: what ranking keeps in memory.</summary>
    Task<IReadOnlyList<Effectiveness>> ClearAsync(CancellationToken cancellationToken);
}
