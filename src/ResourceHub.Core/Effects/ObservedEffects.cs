namespace ResourceHub.Core.Effects;

/// <summary>
/// What ranking reads of effects, in memory: rows that say something, brought up to date by a service in the background, so that a recommendation costs no command more.
/// Empty until it has been read.
/// </summary>
public sealed class ObservedEffects(IEffectStore store)
{
    Dictionary<(Guid Organization, Guid Resource, Guid Skill, StartingBand Band), Effectiveness> _rows = [];

    /// <summary>Reads the rows.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
        => Volatile.Write(ref _rows, (await store.ClearAsync(cancellationToken)).ToDictionary(e => (e.Organization, e.Resource, e.Skill, e.StartingFrom)));

    /// <summary>The row of an organisation about a resource, for learners who start with this expected success; null for none that says something.</summary>
    public Effectiveness? Find(Guid organization, Guid resource, Guid skill, double expectedSuccess)
        => Volatile.Read(ref _rows).GetValueOrDefault((organization, resource, skill, StartingBands.Of(expectedSuccess)));
}
