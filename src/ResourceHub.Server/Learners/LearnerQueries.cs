using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;

namespace ResourceHub.Server.Learners;

/// <summary>Learners of the caller's organisation.</summary>
[QueryType]
internal sealed class LearnerQueries
{
    const int MostExternalIds = 1000;

    [Requires(Scope.LearnersRead)]
    public Task<Learner?> LearnerAsync(LearnerRefInput by, Caller caller, LearnerAccess access, CancellationToken cancellationToken)
        => access.FindAsync(caller, by.ToRef(), cancellationToken);

    [Requires(Scope.LearnersRead)]
    public async Task<Page<Learner>?> LearnersAsync(
        IReadOnlyList<string>? externalIds, int first, string? after, Caller caller, ILearnerStore learners, CancellationToken cancellationToken)
    {
        if (externalIds?.Count > MostExternalIds)
            throw new HubException("TOO_MANY", $"externalIds has {externalIds.Count} ids; at most {MostExternalIds} are looked up at once.", ["externalIds"]);
        var page = PageRequest.Of(first, after);
        return LearnerFilter.Of(caller) is { } filter ? await learners.ListAsync(filter, externalIds, page, cancellationToken) : null;
    }
}
