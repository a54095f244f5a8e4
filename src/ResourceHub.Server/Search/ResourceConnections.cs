using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.GraphQL;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.Server.Search;

/// <summary>Makes the connection of a field by one search that computes what was selected of it and nothing else.</summary>
internal static class ResourceConnections
{
    public static async Task<ResourceConnection?> SearchAsync(this ResourceSearchLoader loader, IResolverContext context, SearchRequest request, int first, string? after)
    {
        // checked even where no hit is asked for
        var page = PageRequest.Of(first, after);
        var wantsCursors = context.IsSelected("edges", "cursor") || context.IsSelected("pageInfo", "startCursor") || context.IsSelected("pageInfo", "endCursor");
        var facets = FacetsOf(context);
        request = request with
        {
            Page = wantsCursors || context.IsSelected("nodes") || context.IsSelected("edges") || context.IsSelected("pageInfo") || after is not null ? page : page with { First = 0 },
            WantsCursors = wantsCursors,
            WantsTotal = context.IsSelected("totalCount"),
            WantsDidYouMean = context.IsSelected("didYouMean"),
            WantsHighlights = context.IsSelected("edges", "highlights"),
            Facets = [.. facets.SelectMany(f => f.Fields).Distinct()],
            FacetSize = facets.Count == 0 ? 0 : facets.Max(f => f.First),
        };
        var outcome = await loader.LoadAsync(request, context.RequestAborted);
        if (outcome?.Problem is { } problem)
            throw new HubException(problem.Code, problem.Message, problem.Path);
        if (outcome?.Result is not { } found)
            return null;
        if (found.Partial is { } why)
            context.ReportError(ErrorBuilder.New().SetMessage($"The answer is not whole: {why}. Counts and lists may lack resources.").SetCode("SEARCH_PARTIAL").Build());
        return ResourceConnection.Of(request, found);
    }

    static List<(IReadOnlyList<ResourceFacet> Fields, int First)> FacetsOf(IResolverContext context)
    {
        var facets = new List<(IReadOnlyList<ResourceFacet>, int)>();
        foreach (var selection in context.Selection.GetSelections((ObjectType)context.Field.Type.Named))
        {
            if (selection.Field.Name == "facets")
                facets.Add((context.ArgumentOf<IReadOnlyList<ResourceFacet>>(selection, "fields"), PageRequest.Of(context.ArgumentOf<int>(selection, "first"), null).First));
        }
        return facets;
    }
}
