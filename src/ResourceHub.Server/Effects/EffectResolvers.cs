using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;

namespace ResourceHub.Server.Effects;

/// <summary>What the caller's organisation has measured of a resource.</summary>
[ObjectType<LearningResource>]
internal sealed class ResourceEffectResolvers
{
    public async Task<IEnumerable<Effectiveness>> EffectivenessAsync([Parent] LearningResource resource, EffectivenessOf effects, SkillGraph graph)
        => (await effects.LoadAsync(resource.Id) ?? []).Where(e => graph.Find(e.Skill) is not null);
}

/// <summary>What a row is about.</summary>
[ObjectType<Effectiveness>]
internal sealed class EffectivenessResolvers
{
    public async Task<LearningResource> ResourceAsync([Parent] Effectiveness row, ResourceById resources)
        => await resources.LoadAsync(row.Resource) ?? throw new InvalidOperationException($"The row about {row.Resource} has no resource.");

    public Skill Skill([Parent] Effectiveness row, SkillGraph graph) => graph.Find(row.Skill)!;
}

/// <summary>Rows by resource, as the caller may see them.</summary>
internal sealed class EffectivenessOf(ReadEffectiveness read, Caller caller) : BatchDataLoader<Guid, IReadOnlyList<Effectiveness>>
{
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Effectiveness>>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => (await read.RunAsync(caller, keys, cancellationToken)).ToDictionary(g => g.Key, g => (IReadOnlyList<Effectiveness>)[.. g]);
}
