using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>What calls refer to, looked up once for all of them: learners, resources, skills.</summary>
internal sealed class DraftContext
{
    readonly IReadOnlyDictionary<Guid, Learner> _byId;
    readonly IReadOnlyDictionary<string, Learner> _byExternalId;
    readonly Dictionary<ResourceRef, (LearningResource? Found, HubException? Problem)> _resources;
    readonly Dictionary<string, NameResolution> _names;
    readonly Caller _caller;
    readonly TimeProvider _clock;

    DraftContext(
        Caller caller, TimeProvider clock, SkillGraph graph, IReadOnlyDictionary<Guid, Learner> byId, IReadOnlyDictionary<string, Learner> byExternalId,
        Dictionary<ResourceRef, (LearningResource?, HubException?)> resources, Dictionary<string, NameResolution> names)
    {
        (_caller, _clock, Graph, _byId, _byExternalId, _resources, _names) = (caller, clock, graph, byId, byExternalId, resources, names);
        Now = clock.GetUtcNow();
    }

    /// <summary>When the hub received the calls.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The snapshot that names were looked up in.</summary>
    public SkillGraph Graph { get; }

    /// <summary>Whether the caller may not report scores.</summary>
    public bool ScoresForbidden => _caller.Role == Role.Learner;

    /// <summary>The learner that a reference means and the caller reaches.</summary>
    public Learner? Learner(LearnerRef by) => by.Id is { } id ? _byId.GetValueOrDefault(id) : by.ExternalId is { } external ? _byExternalId.GetValueOrDefault(external) : null;

    /// <summary>The resource that a reference means.</summary>
    /// <exception cref="HubException">Several have the address.</exception>
    public LearningResource? Resource(ResourceRef by)
    {
        var (found, problem) = _resources[by];
        return problem is not null ? throw problem : found;
    }

    /// <summary>What a name names.</summary>
    public NameResolution Name(string name) => _names[name];

    /// <summary>An id for a new piece.</summary>
    public Guid NewId() => HubIds.New(_clock);

    /// <summary>Looks everything up.</summary>
    public static async Task<DraftContext> LoadAsync(
        Caller caller, SkillGraph graph, ISkillGraphProvider skills, ILearnerStore learners, ICatalog catalog, TimeProvider clock,
        IReadOnlyCollection<LearnerRef> people, IEnumerable<ResourceRef?> resources, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var filter = LearnerFilter.Of(caller);
        Guid[] ids = [.. people.Where(p => p.Id is not null).Select(p => p.Id!.Value).Distinct()];
        string[] external = [.. people.Where(p => p.ExternalId is not null).Select(p => p.ExternalId!).Distinct(StringComparer.Ordinal)];
        var byId = filter is null || ids.Length == 0 ? new Dictionary<Guid, Learner>() : await learners.GetManyAsync(filter, ids, cancellationToken);
        var byExternalId = filter is null || external.Length == 0 ? new Dictionary<string, Learner>() : await learners.FindManyAsync(filter, external, cancellationToken);
        var found = new Dictionary<ResourceRef, (LearningResource?, HubException?)>();
        foreach (var by in resources)
        {
            if (by is not null && !found.ContainsKey(by))
                found.Add(by, await FindAsync(caller, catalog, by, cancellationToken));
        }
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        var (newest, resolved) = await skills.ResolveManyAsync(graph, distinct, SkillScope.Hub, cancellationToken);
        return new(caller, clock, newest, byId, byExternalId, found, distinct.Zip(resolved).ToDictionary(n => n.First, n => n.Second, StringComparer.Ordinal));
    }

    static async Task<(LearningResource?, HubException?)> FindAsync(Caller caller, ICatalog catalog, ResourceRef by, CancellationToken cancellationToken)
    {
        try
        {
            var found = await catalog.FindAsync(by, cancellationToken);
            return (found is { IsEducatorOnly: true } && !caller.SeesEducatorMaterial ? null : found, null);
        }
        catch (HubException problem)
        {
            return (null, problem);
        }
    }
}
