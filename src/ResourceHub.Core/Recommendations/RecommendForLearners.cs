using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>
/// What each learner does next, why, and with which resources. The same few commands for one learner as for thirty: one read of states, one of
/// choices, one of evidence, one search for all skills, one read of the catalogue.
/// </summary>
public sealed class RecommendForLearners(
    LearnerStates states, IEvidenceStore evidence, IChoices choices, IFindResources search, ICatalog catalog, ObservedEffects effects,
    IRecommendationSecret secret, RecommendationOptions options, TimeProvider clock)
{
    /// <summary>An answer for each learner whom the caller may see; others are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecommendationSet>> RunAsync(
        Caller caller, SkillGraph graph, IReadOnlyCollection<Guid> learners, RecommendationRequest request, CancellationToken cancellationToken)
    {
        using var span = HubTelemetry.Span("recommend")?.SetTag("resourcehub.learners", learners.Count);
        caller.Require(Scope.LearnersRead);
        request.Validate();
        var views = (await states.GetManyAsync(caller, graph, learners, cancellationToken)).Values.ToArray();
        if (views.Length == 0)
            return new Dictionary<Guid, RecommendationSet>();
        var planning = new PlanSteps(graph, options);
        var plans = views.Select(v => planning.For(v, request, request.MaxSkills)).ToArray();

        var paths = new ReasonPaths(graph);
        var ids = new RecommendationIds(await secret.GetAsync(cancellationToken), options.Validity, clock);
        var digests = await ReadEvidenceAsync(paths, graph, plans, request, cancellationToken);
        var bundles = request.WantsResources ? await BundlesAsync(caller, graph, plans, digests, request, cancellationToken) : [];
        var answers = new Dictionary<Guid, RecommendationSet>(plans.Length);
        var bundle = 0;
        foreach (var plan in plans)
        {
            var digest = digests.GetValueOrDefault(plan.View.Learner.Id, EvidenceDigest.Empty);
            var skills = new List<SkillRecommendation>(plan.Steps.Count);
            foreach (var step in plan.Steps)
                skills.Add(Recommend(plan, step, ids, paths, digest, bundles.Count > 0 ? bundles[bundle++] : null, request));
            answers[plan.View.Learner.Id] = new(plan.View.EvidenceCount, plan.View.LatestEvidenceAt, skills, plan.Blocked, plan.Problems);
        }
        HubTelemetry.Recommended(answers.Count);
        return answers;
    }

    async Task<IReadOnlyDictionary<Guid, EvidenceDigest>> ReadEvidenceAsync(ReasonPaths paths, SkillGraph graph, LearnerPlan[] plans, RecommendationRequest request, CancellationToken cancellationToken)
    {
        if (!request.WantsReasons && !request.WantsResources)
            return new Dictionary<Guid, EvidenceDigest>();
        var units = plans.SelectMany(p => p.Steps.SelectMany(s => paths.UnitsToCite(p.Progress, s))).ToHashSet();
        return await EvidenceOfUnits.ReadAsync(evidence, graph, [.. plans.Select(p => p.View.Learner.Id)], units, cancellationToken);
    }

    async Task<IReadOnlyList<Bundle>> BundlesAsync(Caller caller, SkillGraph graph, LearnerPlan[] plans, IReadOnlyDictionary<Guid, EvidenceDigest> digests, RecommendationRequest request, CancellationToken cancellationToken)
    {
        var at = plans[0].View.At;
        var made = await choices.SinceAsync(plans[0].View.Learner.Organization, [.. plans.Select(p => p.View.Learner.Id)], at - options.ChoiceWindow, cancellationToken);
        var tasks = plans.SelectMany(p => p.Steps.Select(s => new BundleTask(
            s.Unit, s.Kind, [p.View], [digests.GetValueOrDefault(p.View.Learner.Id, EvidenceDigest.Empty)], [.. made[p.View.Learner.Id]]))).ToArray();
        return await new MakeBundles(search, catalog, effects, options).RunAsync(caller, graph, tasks, request, cancellationToken);
    }

    static SkillRecommendation Recommend(LearnerPlan plan, Step step, RecommendationIds ids, ReasonPaths paths, EvidenceDigest digest, Bundle? bundle, RecommendationRequest request)
    {
        var view = plan.View;
        var skill = view.Graph.Units.Representative(step.Unit);
        var offered = new OfferResources(ids, paths, view.At);
        IReadOnlyList<ResourceRecommendation> Slot(IReadOnlyList<ResourceOffer>? offers) => offered.Recommend(
            offers, step.Unit, !view.Learner.AccessNeeds.IsEmpty,
            o => new Offer(view.Learner.Organization, view.Learner.Id, null, skill.Identifier, o.Resource.Id, step.Kind, o.Slot, view.At));
        return new(view, skill, view.Unit(step.Unit), step.Kind,
            request.WantsReasons ? paths.OfStep(plan.Progress, plan.Goals!, step, digest) : [],
            Slot(bundle?.Teach), Slot(bundle?.Practise), Slot(bundle?.Reassess));
    }
}
