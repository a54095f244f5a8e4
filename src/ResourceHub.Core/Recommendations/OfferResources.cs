namespace ResourceHub.Core.Recommendations;

/// <summary>Gives chosen resources their ids and reasons.</summary>
internal sealed class OfferResources(RecommendationIds ids, ReasonPaths paths, DateTimeOffset at)
{
    public IReadOnlyList<ResourceRecommendation> Recommend(IReadOnlyList<ResourceOffer>? offers, int unit, bool hasNeeds, Func<ResourceOffer, Offer> offer)
        => [.. (offers ?? []).Select(o => new ResourceRecommendation(ids.Encode(offer(o) with { At = at }), o.Resource, o.Score, o.ExpectedSuccess, paths.OfResource(o, unit, hasNeeds)))];
}
