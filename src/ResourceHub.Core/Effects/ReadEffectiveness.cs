using ResourceHub.Core.Access;

namespace ResourceHub.Core.Effects;

/// <summary>Shows what an organisation has measured to those of it who work with learners' data; a learner's own key is not one of them.</summary>
public sealed class ReadEffectiveness(IEffectStore store)
{
    /// <summary>The rows about these resources, by resource: by skill, then band.</summary>
    public async Task<ILookup<Guid, Effectiveness>> RunAsync(Caller caller, IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        if (caller.Organization is not { } organization || !caller.Has(Scope.LearnersRead) || caller.Role is Role.Learner or Role.Anonymous)
            return Array.Empty<Effectiveness>().ToLookup(e => e.Resource);
        var found = await store.ForResourcesAsync(organization, resources, cancellationToken);
        return found.SelectMany(g => g.OrderBy(e => e.Skill).ThenBy(e => e.StartingFrom)).ToLookup(e => e.Resource);
    }
}
