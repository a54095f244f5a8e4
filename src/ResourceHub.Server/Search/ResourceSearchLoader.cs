using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Search;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Search;

/// <summary>Searches of one level of a request, however many, in one call of the index.</summary>
internal sealed class ResourceSearchLoader(SearchResources search, Caller caller) : BatchDataLoader<SearchRequest, SearchOutcome>(ReferenceEqualityComparer.Instance)
{
    protected override async Task<IReadOnlyDictionary<SearchRequest, SearchOutcome>> LoadBatchAsync(IReadOnlyList<SearchRequest> keys, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<SearchRequest, SearchOutcome>(ReferenceEqualityComparer.Instance);
        try
        {
            var results = await search.SearchManyAsync(caller, keys, cancellationToken);
            for (var i = 0; i < keys.Count; i++)
                outcomes[keys[i]] = new(results[i], null);
        }
        catch (HubException problem) when (keys.Count == 1)
        {
            outcomes[keys[0]] = new(null, problem);
        }
        catch (HubException problem) when (problem.Code == "SEARCH_UNAVAILABLE")
        {
            // nor can it be for one at a time
            foreach (var key in keys)
                outcomes[key] = new(null, problem);
        }
        catch (HubException)
        {
            // one that cannot be answered does not stand in the way of the others
            foreach (var key in keys)
                outcomes[key] = (await LoadBatchAsync([key], cancellationToken))[key];
        }
        return outcomes;
    }
}

/// <summary>What became of a search.</summary>
/// <param name="Result">The answer; null where it asks for a learner whom the caller does not reach.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record SearchOutcome(SearchResult? Result, HubException? Problem);
