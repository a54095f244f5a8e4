using ResourceHub.Core.Search;

namespace ResourceHub.Core.Catalog;

/// <summary>Resources that the search index does not take, kept as problems of their records for the provider to see (<see cref="Providers.RecordProblem.IndexRefused"/>).</summary>
public interface IIndexRefusals
{
    /// <summary>How many resources that are not withdrawn have one.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Replaces what is kept of the resources given, or of all, by what the index said this time.</summary>
    /// <param name="judged">The resources that the index was given; null for all.</param>
    /// <param name="refusals">Those of them that it did not take.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task SaveAsync(IReadOnlyCollection<Guid>? judged, IReadOnlyList<IndexRefusal> refusals, CancellationToken cancellationToken);
}
