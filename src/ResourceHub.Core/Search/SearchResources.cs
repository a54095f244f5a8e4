using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>
/// Finds resources. Any number of searches is one call of the index; names of skills and learners' states are looked up before it.
/// Relevance is the index's own sum: directness of the alignment (see <see cref="SkillExpansion"/>), how well the text fits, and as a small tie-break
/// how complete the metadata are.
/// </summary>
public sealed class SearchResources(IResourceIndex index, ISkillGraphProvider skills, ICatalog catalog, ProviderDirectory providers, LearnerStates learners) : IFindResources
{
    /// <summary>Answers one search; null where it asks for a learner whom the caller does not reach.</summary>
    public async Task<SearchResult?> SearchAsync(Caller caller, SearchRequest request, CancellationToken cancellationToken)
        => (await SearchManyAsync(caller, [request], cancellationToken))[0];

    /// <summary>Answers each search, in the order asked; null for one that asks for a learner whom the caller does not reach.</summary>
    /// <exception cref="HubException">
    /// <c>SKILL_NOT_FOUND</c>, <c>SKILL_AMBIGUOUS</c>, <c>FIRST_OUT_OF_RANGE</c>, <c>SEARCH_INVALID</c>, <c>CURSOR_INVALID</c>, <c>CURSOR_EXPIRED</c>,
    /// <c>AMBIGUOUS</c>, <c>FORBIDDEN</c>, <c>SEARCH_UNAVAILABLE</c>.
    /// </exception>
    public async Task<IReadOnlyList<SearchResult?>> SearchManyAsync(Caller caller, IReadOnlyList<SearchRequest> requests, CancellationToken cancellationToken)
    {
        var plans = new List<(int Place, SearchRequest Request, SearchPlan Plan)>(requests.Count);
        var planner = new SearchPlanner(caller, skills, catalog, learners);
        await planner.PrepareAsync(requests, cancellationToken);
        for (var i = 0; i < requests.Count; i++)
        {
            if (await planner.PlanAsync(requests[i], cancellationToken) is { } plan)
                plans.Add((i, requests[i], plan));
        }
        var results = new SearchResult?[requests.Count];
        if (plans.Count == 0)
            return results;
        var found = await index.SearchManyAsync([.. plans.Select(p => p.Plan.Query)], cancellationToken);
        string[] slugs = [.. found.SelectMany(f => f.Facets).Where(f => f.Field == IndexField.Provider).SelectMany(f => f.Values).Select(v => v.Value)];
        var named = slugs.Length == 0 ? null : await providers.BySlugAsync(slugs, cancellationToken);
        for (var i = 0; i < plans.Count; i++)
        {
            var (place, request, plan) = plans[i];
            var labels = new FacetLabels(plan, request.Search, named);
            results[place] = new(
                [.. found[i].Hits.Select(plan.Cursors.Seal)],
                found[i].Total,
                found[i].TotalIsLowerBound,
                found[i].HasNext,
                [.. request.Facets.Zip(found[i].Facets, labels.Show)])
            {
                DidYouMean = found[i].DidYouMean,
                Partial = found[i].Partial,
            };
        }
        return results;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<Guid>>> FindManyAsync(Caller caller, IReadOnlyList<SearchRequest> requests, CancellationToken cancellationToken)
        => [.. (await SearchManyAsync(caller, requests, cancellationToken)).Select(r => (IReadOnlyList<Guid>)(r is null ? [] : [.. Whole(r).Hits.Select(h => h.Resource)]))];

    // what is chosen from half of the resources looks like a choice from all
    static SearchResult Whole(SearchResult result)
        => result.Partial is { } why ? throw new HubException("SEARCH_UNAVAILABLE", $"Search cannot answer now: {why}.") : result;
}
