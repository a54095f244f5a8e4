using ResourceHub.Core.Access;
using ResourceHub.Core.Search;

namespace ResourceHub.Core.Recommendations;

/// <summary>The search as recommendations use it: ids alone, many requests in one round trip.</summary>
public interface IFindResources
{
    /// <summary>The ids of what each request finds, best first, in the order of the requests.</summary>
    Task<IReadOnlyList<IReadOnlyList<Guid>>> FindManyAsync(Caller caller, IReadOnlyList<SearchRequest> requests, CancellationToken cancellationToken);
}
