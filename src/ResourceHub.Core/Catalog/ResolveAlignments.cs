using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Catalog;

/// <summary>
/// Looks up every skill name of the catalogue again when a framework or an alias has arrived: what was unresolved resolves,
/// and resources are indexed again with what the graph says now. No resource gets a new version.
/// </summary>
public sealed class ResolveAlignments(ICatalogStore store, IProviders providers, ISkillGraphProvider graphs, ISignal signal)
{
    const int ChunkResources = 250;

    // the newest version that is known to be resolved; saves a read each second
    long _resolved = -1;

    /// <summary>Does it only where the graph has changed since the last time; whether it did.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        var graph = await graphs.RefreshAsync(cancellationToken);
        if (graph.Version == _resolved)
            return false;
        var known = await store.ReadResolvedVersionAsync(cancellationToken);
        if (known != graph.Version)
            await RunAsync(cancellationToken);
        _resolved = graph.Version;
        return known != graph.Version;
    }

    /// <summary>Does it; returns how many resources have other alignments now.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var graph = await graphs.RefreshAsync(cancellationToken);
        var resolvers = new Dictionary<(Guid Provider, string Frameworks), AlignmentResolver>();
        var known = (await providers.ListAsync(cancellationToken)).ToDictionary(p => p.Id);
        var changed = 0;
        Guid? after = null;
        while (await store.ScanAlignedAsync(after, ChunkResources, cancellationToken) is { Count: > 0 } resources)
        {
            var writes = new List<ResourceWrite>();
            var touched = new List<Guid>();
            foreach (var resource in resources)
            {
                var scope = (resource.ProviderId, string.Join(' ', resource.Frameworks));
                if (!resolvers.TryGetValue(scope, out var resolver))
                    resolvers[scope] = resolver = new(graph, new(resource.Frameworks, known.GetValueOrDefault(resource.ProviderId)?.Frameworks));
                if (Realigned(resource, resolver) is { } realigned)
                {
                    var document = ResourceDocument.Write(realigned);
                    writes.Add(new(realigned, document, ResourceDocument.Hash(document)));
                }
                else if (resource.Alignments.Count > 0)
                    touched.Add(resource.Id);
            }
            await store.RealignAsync(writes, touched, cancellationToken);
            changed += writes.Count;
            signal.Ring();
            after = resources[^1].Id;
        }
        await store.SaveResolvedVersionAsync(graph.Version, cancellationToken);
        return changed;
    }

    // null where nothing changes; an alignment that no longer resolves stands, because evidence may rest on it
    static LearningResource? Realigned(LearningResource resource, AlignmentResolver resolver)
    {
        var alignments = new List<Alignment>(resource.Alignments.Count + resource.UnresolvedAlignments.Count);
        var unresolved = new List<UnresolvedAlignment>();
        foreach (var alignment in resource.Alignments)
            alignments.Add(resolver.Resolve([alignment.Ref], out _) is var (skill, _) ? alignment with { Skill = skill } : alignment);
        foreach (var name in resource.UnresolvedAlignments)
        {
            if (resolver.Resolve(name.Names, out var problem) is var (skill, used))
                alignments.Add(new(name.Role, skill, used));
            else
                unresolved.Add(problem!.Message == name.Reason ? name : name with { Code = problem.Code, Reason = problem.Message });
        }
        return alignments.SequenceEqual(resource.Alignments) && unresolved.SequenceEqual(resource.UnresolvedAlignments)
            ? null
            : resource with { Alignments = alignments, UnresolvedAlignments = unresolved };
    }
}
