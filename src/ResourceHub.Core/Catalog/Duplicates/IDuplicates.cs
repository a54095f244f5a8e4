namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>Which resources are the same thing from several providers. Kept beside the resources: no resource gets a new version by it.</summary>
public interface IDuplicates
{
    /// <summary>Whether somebody, in this process or another, sits and waits for writes now and then: a long work then writes less at a time.</summary>
    bool OthersHurry { get; }

    /// <summary>The groups of those of these resources that have duplicates, in one command.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> GroupsAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);

    /// <summary>The other resources of each one's group, in one command.</summary>
    Task<ILookup<Guid, LearningResource>> OthersAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);

    /// <summary>The fingerprints under which resources were last judged, in one command.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> FingerprintsAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the signatures, reads every resource that meets one of them now or did before, with the groups that these are in, lets <paramref name="group"/> judge, and keeps what
    /// it says, in one transaction. Each resource whose group is another now is to be indexed again.
    /// </summary>
    /// <param name="signatures">Signatures of resources whose fingerprints have changed.</param>
    /// <param name="group">The groups among resources, by resource; must be quick.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>How many resources are in another group now.</returns>
    Task<int> LinkAsync(
        IReadOnlyCollection<DuplicateSignature> signatures, Func<IReadOnlyCollection<LearningResource>, IReadOnlyDictionary<Guid, Guid>> group, CancellationToken cancellationToken);

    /// <summary>The <see cref="DuplicateRules.Version"/> by which all resources have been judged; 0 before the first time.</summary>
    Task<int> ReadRulesAsync(CancellationToken cancellationToken);

    /// <summary>Notes that version.</summary>
    Task SaveRulesAsync(int version, CancellationToken cancellationToken);
}
