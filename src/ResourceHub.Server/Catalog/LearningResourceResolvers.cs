using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;
using ResourceHub.Server.Providers;

namespace ResourceHub.Server.Catalog;

/// <summary>Fields of a resource that are no properties of it; lists of resources cost one command for each such field.</summary>
[ObjectType<LearningResource>]
internal sealed class LearningResourceResolvers
{
    public string Id([Parent] LearningResource resource) => GlobalId.Encode("LearningResource", resource.Id);

    public async Task<Provider> ProviderAsync([Parent] LearningResource resource, ProviderById providers)
        => await providers.LoadAsync(resource.ProviderId) ?? throw new InvalidOperationException($"The resource {resource.Id} has no provider.");

    public IEnumerable<Alignment> Alignments([Parent] LearningResource resource, IReadOnlyList<AlignmentRole>? roles, SkillGraph graph)
        => resource.Alignments.Where(a => (roles is null || roles.Contains(a.Role)) && graph.Find(a.Skill) is not null);

    public Task<IEnumerable<LearningResource>> IsPartOfAsync([Parent] LearningResource resource, Caller caller, ResourcesByKey byKey)
        => LinkedAsync(resource, resource.PartOfKeys, caller, byKey);

    public Task<IEnumerable<LearningResource>> IsBasedOnAsync([Parent] LearningResource resource, Caller caller, ResourcesByKey byKey)
        => LinkedAsync(resource, resource.BasedOnKeys, caller, byKey);

    public async Task<IEnumerable<LearningResource>> QuizzesAsync([Parent] LearningResource resource, Caller caller, QuizzesOf quizzes)
        => (await quizzes.LoadAsync(resource) ?? []).Where(caller.Sees);

    public async Task<IEnumerable<LearningResource>> DuplicatesAsync([Parent] LearningResource resource, Caller caller, DuplicatesOf duplicates)
        => resource.Withdrawn ? [] : (await duplicates.LoadAsync(resource.Id) ?? []).Where(caller.Sees);

    public async Task<RawJson> JsonLdAsync([Parent] LearningResource resource, JsonLdOf records)
        => new(await records.LoadAsync((resource.Id, resource.Version)) ?? throw new InvalidOperationException($"The resource {resource.Id} has no record of version {resource.Version}."));

    static async Task<IEnumerable<LearningResource>> LinkedAsync(LearningResource resource, IEnumerable<Guid> keys, Caller caller, ResourcesByKey byKey)
        => (await byKey.LoadManyAsync(keys)).SelectMany(found => found ?? [])
            .Where(other => other.Id != resource.Id && !other.Withdrawn && caller.Sees(other)).DistinctBy(other => other.Id);
}

/// <summary>The skill of an alignment.</summary>
[ObjectType<Alignment>]
internal sealed class AlignmentResolvers
{
    public Skill Skill([Parent] Alignment alignment, SkillGraph graph) => graph.Find(alignment.Skill)!;
}

/// <summary>Fields of a snapshot.</summary>
[ObjectType<ResourceSnapshot>]
internal sealed class ResourceSnapshotResolvers
{
    public string Id([Parent] ResourceSnapshot snapshot)
        => GlobalId.Encode("ResourceSnapshot", snapshot.Resource.ToString("N"), snapshot.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public async Task<RawJson> JsonLdAsync([Parent] ResourceSnapshot snapshot, JsonLdOf records)
        => new(await records.LoadAsync((snapshot.Resource, snapshot.Version)) ?? throw new InvalidOperationException($"The snapshot {snapshot.Resource} {snapshot.Version} has no record."));

    public async Task<LearningResource> ResourceAsync([Parent] ResourceSnapshot snapshot, ResourceById resources)
        => await resources.LoadAsync(snapshot.Resource) ?? throw new InvalidOperationException($"The snapshot of {snapshot.Resource} has no resource.");
}
