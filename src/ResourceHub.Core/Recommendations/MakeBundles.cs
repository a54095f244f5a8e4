using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>A bundle that is wanted.</summary>
internal sealed record BundleTask(int Unit, NextStep Kind, IReadOnlyList<LearnerView> Views, IReadOnlyList<EvidenceDigest> Evidence, IReadOnlyList<Choice> Choices)
{
    /// <summary>What every resource must meet, for all of the learners; null where nothing can: two of them share no access mode.</summary>
    public AccessNeeds? Needs { get; } = Join(Views);

    static AccessNeeds? Join(IReadOnlyList<LearnerView> views)
    {
        var needs = views.Select(v => v.Learner.AccessNeeds).Where(n => !n.IsEmpty).ToArray();
        if (needs.Length == 0)
            return AccessNeeds.None;
        AccessMode[]? modes = null;
        foreach (var usable in needs.Select(n => n.AccessModeSufficient).Where(m => m.Count > 0))
            modes = modes is null ? [.. usable.Order()] : [.. modes.Intersect(usable)];
        return modes is [] ? null : new(
            modes ?? [],
            [.. needs.SelectMany(n => n.Features).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
            [.. needs.SelectMany(n => n.WithoutHazards).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Finds resources for many skills, of one learner or of a class, with one search and one read of the catalogue.</summary>
internal sealed class MakeBundles(IFindResources search, ICatalog catalog, ObservedEffects effects, RecommendationOptions options)
{
    static readonly LearningResourceType[] PracticeTypes =
    [
        LearningResourceType.Activity, LearningResourceType.Game, LearningResourceType.Worksheet, LearningResourceType.Project,
        LearningResourceType.AssessmentItem, LearningResourceType.Assessment,
    ];

    readonly RankResources _rank = new(options);

    /// <summary>A bundle for each task, in order.</summary>
    public async Task<IReadOnlyList<Bundle>> RunAsync(Caller caller, SkillGraph graph, IReadOnlyList<BundleTask> tasks, RecommendationRequest request, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0)
            return [];
        var queries = new List<SearchRequest>();
        var asked = new Dictionary<(int Unit, string Audience), Range>();
        var places = new Range[tasks.Count];
        for (var i = 0; i < tasks.Count; i++)
        {
            var key = (tasks[i].Unit, AudienceKey(tasks[i]));
            if (!asked.TryGetValue(key, out places[i]))
            {
                var from = queries.Count;
                queries.AddRange(QueriesOf(graph, tasks[i], request, caller));
                asked[key] = places[i] = from..queries.Count;
            }
        }
        var found = await search.FindManyAsync(caller, queries, cancellationToken);
        var pools = places.Select(p => found.Take(p).SelectMany(ids => ids).Distinct().ToArray()).ToArray();
        var chosen = tasks.SelectMany(t => t.Choices).Select(c => c.Offer.Resource);
        var resources = await catalog.GetManyAsync([.. pools.SelectMany(p => p).Concat(chosen).Distinct()], cancellationToken);
        return [.. tasks.Select((task, i) => _rank.Choose(pools[i].Select(id => resources.GetValueOrDefault(id)).OfType<LearningResource>(), Brief(graph, task, request, caller, resources)))];
    }

    IEnumerable<SearchRequest> QueriesOf(SkillGraph graph, BundleTask task, RecommendationRequest request, Caller caller)
    {
        if (task.Needs is not { } needs || WithNeeds(request.Search ?? ResourceSearch.Everything, needs) is not { } wanted)
            yield break;
        var scope = AlignmentScopes.Of(graph, task.Unit);
        var plain = new SearchRequest
        {
            Search = wanted,
            Skills = [.. scope.Skills.Select(s => new IndexSkill(s, scope.Of(s)))],
            ForLearner = !caller.SeesEducatorMaterial,
            Page = new(options.PoolSize, null),
        };
        var languages = task.Views.SelectMany(v => v.Learner.Languages).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToArray();
        if (languages.Length > 0 && plain.Search.InLanguage is null or [])
        {
            // whatever there is in other languages still stands behind what is in the learner's
            yield return plain with { Page = new(options.PoolSize / 4, null) };
            plain = plain with { Search = plain.Search with { InLanguage = languages } };
        }
        yield return plain with { Roles = [AlignmentRole.Teaches], Page = new(options.PoolSize / 2, null) };
        yield return plain with { Roles = [AlignmentRole.Assesses], Page = new(options.PoolSize / 4, null) };
        if (plain.Search.LearningResourceType is null or [])
            yield return plain with { Search = plain.Search with { LearningResourceType = PracticeTypes }, Page = new(options.PoolSize / 4, null) };
    }

    // null: what is asked and what is needed have no access mode in common
    static ResourceSearch? WithNeeds(ResourceSearch search, AccessNeeds needs)
    {
        if (needs.IsEmpty)
            return search;
        IReadOnlyList<AccessMode> modes = (search.AccessModeSufficient, needs.AccessModeSufficient) switch
        {
            ({ Count: > 0 } asked, { Count: > 0 } needed) => [.. asked.Intersect(needed)],
            ({ Count: > 0 } asked, _) => asked,
            (_, var needed) => needed,
        };
        return modes.Count == 0 && needs.AccessModeSufficient.Count > 0 ? null : search with
        {
            AccessModeSufficient = modes,
            AccessibilityFeature = [.. (search.AccessibilityFeature ?? []).Union(needs.Features, StringComparer.OrdinalIgnoreCase)],
            WithoutHazards = [.. (search.WithoutHazards ?? []).Union(needs.WithoutHazards, StringComparer.OrdinalIgnoreCase)],
        };
    }

    static string AudienceKey(BundleTask task)
        => (task.Needs is not { } needs ? "-" : string.Join('\n', needs.AccessModeSufficient) + '\f' + string.Join('\n', needs.Features) + '\f' + string.Join('\n', needs.WithoutHazards))
            + '\v' + string.Join('\n', task.Views.SelectMany(v => v.Learner.Languages).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));

    BundleBrief Brief(SkillGraph graph, BundleTask task, RecommendationRequest request, Caller caller, IReadOnlyDictionary<Guid, LearningResource> resources)
    {
        var required = new Dictionary<Guid, IReadOnlyCollection<int>?>();
        var skill = graph.Units.Representative(task.Unit).Identifier;
        var starts = task.Views.Select(v => (v.Learner.Organization, v.Unit(task.Unit).ExpectedSuccess)).ToArray();
        return new()
        {
            Kind = task.Kind,
            Scope = AlignmentScopes.Of(graph, task.Unit),
            Alternatives = request.Alternatives,
            Level = graph.Units.Level(task.Unit),
            Time = request.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            ToLearner = caller.Role == Role.Learner,
            Learners = [.. task.Views.Zip(task.Evidence, (view, evidence) => LearnerOf(graph, view, evidence, task.Unit, Required))],
            GainOf = GainOf,
            Choices = PastChoices.Of(task.Choices.OrderBy(c => c.At).Select(c => (resources.GetValueOrDefault(c.Offer.Resource), c.Offer.Resource, c.Accepted))),
            At = task.Views[0].At,
        };

        // each learner by where he or she starts; of a group the mean, with nothing for those of whom nothing is clear
        double? GainOf(Guid resource)
        {
            var gains = starts.Select(s => s.ExpectedSuccess is { } p ? effects.Find(s.Organization, resource, skill, p)?.Gain : null).ToArray();
            return gains.All(g => g is null) ? null : gains.Average(g => g ?? 0);
        }

        // thirty learners ask it of the same resources
        IReadOnlyCollection<int>? Required(LearningResource resource)
            => required.TryGetValue(resource.Id, out var known) ? known : required[resource.Id] = ReadinessRule.RequiredUnits(resource.Alignments, graph);
    }

    static BundleLearner LearnerOf(SkillGraph graph, LearnerView view, EvidenceDigest evidence, int unit, Func<LearningResource, IReadOnlyCollection<int>?> required) => new()
    {
        Languages = view.Learner.Languages,
        Interests = view.Learner.Interests,
        PreferredAccessModes = view.Learner.PreferredAccessModes,
        Level = view.LearnerLevel(graph.Units.Subject(unit)),
        SuccessOf = skill => graph.Find(skill) is { Learnable: true } known ? view.Skill(known.Index).ExpectedSuccess : null,
        IsReadyFor = resource => ReadinessRule.IsReady(required(resource), view.IsSatisfied),
        Used = evidence.Used,
    };
}
