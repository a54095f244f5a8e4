using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Providers;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Evidence;

/// <summary>Fields of a piece of evidence that are no properties of it.</summary>
[ObjectType<EvidenceRecord>("Evidence")]
internal sealed class EvidenceResolvers
{
    public string Id([Parent] EvidenceRecord evidence) => GlobalId.Encode("Evidence", evidence.Id);

    public async Task<Learner?> LearnerAsync([Parent] EvidenceRecord evidence, LearnerById learners, CancellationToken cancellationToken)
        => await learners.LoadAsync(evidence.Learner, cancellationToken);

    public IEnumerable<Skill> Skills([Parent] EvidenceRecord evidence, RequestSkills known)
        => EvidenceNames.Resolve(evidence, known.Graph).Skills.Where(s => s.Skill is not null).Select(s => known.Graph.Find(s.Skill!.Value)).OfType<Skill>().Distinct();

    public async Task<LearningResource?> ResourceAsync([Parent] EvidenceRecord evidence, ResourceById resources, Caller caller, CancellationToken cancellationToken)
        => evidence.Resource is { } id ? caller.IfSeen(await resources.LoadAsync(id, cancellationToken)) : null;

    public async Task<Provider?> ProviderAsync([Parent] EvidenceRecord evidence, ProviderById providers, CancellationToken cancellationToken)
        => evidence.Provider is { } id ? await providers.LoadAsync(id, cancellationToken) : null;

    public bool Voided([Parent] EvidenceRecord evidence) => evidence.VoidedAt is not null;
}

/// <summary>The piece of evidence that a point of a history follows.</summary>
[ObjectType<SkillStatePoint>]
internal sealed class SkillStatePointResolvers
{
    public async Task<EvidenceRecord?> EvidenceAsync([Parent] SkillStatePoint point, EvidenceById evidence, CancellationToken cancellationToken)
        => point.Evidence is { } id ? await evidence.LoadAsync(id, cancellationToken) : null;
}

/// <summary>Evidence by hub id, of learners that the caller may see.</summary>
internal sealed class EvidenceById(IEvidenceStore store, Caller caller) : BatchDataLoader<Guid, EvidenceRecord>
{
    protected override async Task<IReadOnlyDictionary<Guid, EvidenceRecord>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => caller.Has(Scope.LearnersRead) && LearnerFilter.Of(caller) is { } filter ? await store.GetManyAsync(filter, keys, cancellationToken) : new Dictionary<Guid, EvidenceRecord>();
}

/// <summary>Evidence by global id, of learners that the caller may see.</summary>
internal sealed class EvidenceNodes(IEvidenceStore store, Caller caller) : INodeResolver
{
    public string Type => "Evidence";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return LearnerFilter.Of(caller) is not { } filter
            ? new Dictionary<string, object>()
            : (await store.GetManyAsync(filter, NodeKeys.Guids(keys), cancellationToken)).ToDictionary(e => e.Key.ToString("N"), e => (object)e.Value);
    }
}
