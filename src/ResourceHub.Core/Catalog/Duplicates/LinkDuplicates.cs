namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>
/// Keeps duplicates linked: on each change that is on its way into the index, and once for everything that was published before the rules. Links and unlinks, never merges.
/// </summary>
public sealed class LinkDuplicates(IDuplicates duplicates, ICatalog catalog, ISignal signal)
{
    const int ChunkResources = 500;

    /// <summary>Resources of a transaction, in which nobody else writes.</summary>
    const int SliceResources = 50;

    /// <summary>The same while others hurry: a few milliseconds.</summary>
    const int WhileOthersHurry = 10;

    bool _caughtUp;

    /// <summary>Judges every resource where that has not been done by the present rules; whether it did.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (_caughtUp)
            return false;
        var isDue = await duplicates.ReadRulesAsync(cancellationToken) < DuplicateRules.Version;
        if (isDue)
        {
            Guid? after = null;
            while (await catalog.ScanAsync(after, ChunkResources, cancellationToken) is { Count: > 0 } resources)
            {
                await RunAsync(resources, cancellationToken);
                after = resources[^1].Id;
            }
            await duplicates.SaveRulesAsync(DuplicateRules.Version, cancellationToken);
        }
        _caughtUp = true;
        return isDue;
    }

    /// <summary>Judges these resources, withdrawn ones included, where something that decides has changed.</summary>
    public async Task RunAsync(IReadOnlyCollection<LearningResource> resources, CancellationToken cancellationToken)
    {
        if (resources.Count == 0)
            return;
        var known = await duplicates.FingerprintsAsync([.. resources.Select(r => r.Id)], cancellationToken);
        var changed = resources.Select(DuplicateSignature.Of).Where(s => known.GetValueOrDefault(s.Resource) != s.Fingerprint).ToArray();
        var moved = 0;
        for (var done = 0; done < changed.Length;)
        {
            var slice = changed[done..Math.Min(changed.Length, done + (duplicates.OthersHurry ? WhileOthersHurry : SliceResources))];
            moved += await duplicates.LinkAsync(slice, DuplicateRules.Group, cancellationToken);
            done += slice.Length;
        }
        if (moved > 0)
            signal.Ring();
    }
}
