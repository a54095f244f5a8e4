using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>What <see cref="FormInstructionalGroups"/> is to do.</summary>
public sealed record GroupingRequest
{
    /// <summary>At most this many groups, 1 to 10.</summary>
    public int Max { get; init; } = 4;

    /// <summary>At most this many learners in each, 1 to 100.</summary>
    public int MaxSize { get; init; } = 8;

    /// <summary>Whether anybody asked for resources.</summary>
    public bool WantsResources { get; init; } = true;

    /// <summary>Whether anybody asked for reasons.</summary>
    public bool WantsReasons { get; init; } = true;

    internal void Validate()
    {
        if (Max is < 1 or > 10)
            throw new HubException("ARGUMENT_OUT_OF_RANGE", $"max is {Max}; it must be from 1 to 10.", ["max"]);
        if (MaxSize is < 1 or > 100)
            throw new HubException("ARGUMENT_OUT_OF_RANGE", $"maxSize is {MaxSize}; it must be from 1 to 100.", ["maxSize"]);
    }
}

/// <summary>
/// Sorts a class into groups by shared next skill, each with reasons and resources. As many commands as for one learner's recommendations:
/// states, choices, evidence, search, catalogue.
/// </summary>
public sealed class FormInstructionalGroups(
    LearnerStates states, IEvidenceStore evidence, IChoices choices, IFindResources search, ICatalog catalog, ObservedEffects effects,
    IRecommendationSecret secret, RecommendationOptions options, TimeProvider clock)
{
    /// <summary>The grouping; null where the caller does not reach the group.</summary>
    public async Task<InstructionalGrouping?> RunAsync(Caller caller, SkillGraph graph, Group group, GroupingRequest request, CancellationToken cancellationToken)
    {
        caller.Require(Scope.ReportsRead);
        request.Validate();
        if (!GroupAccess.Reaches(caller, group.Organization, group.Id))
            return null;
        var views = await states.GetManyAsync(caller, graph, group.Learners, cancellationToken);
        var planning = new PlanSteps(graph, options);
        var plans = group.Learners.Where(views.ContainsKey).Select(id => planning.For(views[id], RecommendationRequest.Default, FormGroups.Depth)).ToArray();
        var formed = FormGroups.Form([.. plans.Select(p => p.Steps)], request.Max, request.MaxSize, unit => graph.Units.Representative(unit) is var s && s.Code is { } code ? code : s.Identifier.ToString());

        var paths = new ReasonPaths(graph);
        var cited = formed.SelectMany(f => f.Members.SelectMany(m => plans[m].Steps.Where(s => s.Unit == f.Unit).SelectMany(s => paths.UnitsToCite(plans[m].Progress, s)))).ToHashSet();
        var digests = request.WantsReasons || request.WantsResources
            ? await EvidenceOfUnits.ReadAsync(evidence, graph, [.. plans.Select(p => p.View.Learner.Id)], cited, cancellationToken)
            : new Dictionary<Guid, EvidenceDigest>();
        var bundles = request.WantsResources ? await BundlesAsync(caller, graph, group, plans, formed, digests, cancellationToken) : [];

        var ids = new RecommendationIds(await secret.GetAsync(cancellationToken), options.Validity, clock);
        var offered = new OfferResources(ids, paths, clock.GetUtcNow());
        var reasons = new GroupReasons(graph);
        var groups = formed.Select((f, i) => Describe(f, [.. f.Members.Select(m => plans[m])], bundles.ElementAtOrDefault(i))).ToArray();
        var placed = formed.SelectMany(f => f.Members).ToHashSet();
        return new(groups, [.. plans.Where((_, i) => !placed.Contains(i)).Select(p => p.View.Learner)]);

        InstructionalGroup Describe(FormedGroup formedGroup, LearnerPlan[] members, Bundle? bundle)
        {
            var skill = graph.Units.Representative(formedGroup.Unit);
            var hasNeeds = members.Any(m => !m.View.Learner.AccessNeeds.IsEmpty);
            IReadOnlyList<ResourceRecommendation> Slot(IReadOnlyList<ResourceOffer>? offers) => offered.Recommend(offers, formedGroup.Unit, hasNeeds,
                o => new Offer(group.Organization, null, group.Id, skill.Identifier, o.Resource.Id, formedGroup.Kind, o.Slot, default));
            return new(skill, formedGroup.Kind, [.. members.Select(m => m.View.Learner)],
                request.WantsReasons ? reasons.Of(formedGroup.Unit, formedGroup.Kind, members, digests) : [],
                Slot(bundle?.Teach), Slot(bundle?.Practise), Slot(bundle?.Reassess));
        }
    }

    async Task<IReadOnlyList<Bundle>> BundlesAsync(
        Caller caller, SkillGraph graph, Group group, LearnerPlan[] plans, IReadOnlyList<FormedGroup> formed, IReadOnlyDictionary<Guid, EvidenceDigest> digests, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - options.ChoiceWindow;
        // the group's own choices, and those of its members on the same skill
        var made = await choices.SinceAsync(group.Organization, [group.Id, .. group.Learners], since, cancellationToken);
        var tasks = formed.Select(f =>
        {
            var skill = graph.Units.Representative(f.Unit).Identifier;
            var members = f.Members.Select(m => plans[m]).ToArray();
            Choice[] heeded = [.. made[group.Id], .. members.Length == 1 ? made[members[0].View.Learner.Id] : members.SelectMany(m => made[m.View.Learner.Id]).Where(c => c.Accepted && c.Offer.Skill == skill)];
            return new BundleTask(f.Unit, f.Kind, [.. members.Select(m => m.View)], [.. members.Select(m => digests.GetValueOrDefault(m.View.Learner.Id, EvidenceDigest.Empty))], heeded);
        }).ToArray();
        return await new MakeBundles(search, catalog, effects, options).RunAsync(caller, graph, tasks, RecommendationRequest.Default, cancellationToken);
    }
}
