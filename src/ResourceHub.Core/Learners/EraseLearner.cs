using ResourceHub.Core.Access;

namespace ResourceHub.Core.Learners;

/// <summary>Removes a learner and all that was derived from it.</summary>
public sealed class EraseLearner(ILearnerStore learners, LearnerAccess access)
{
    /// <summary>Removes, or with <paramref name="dryRun"/> counts what would be removed.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>LEARNER_NOT_FOUND</c>.</exception>
    public async Task<ErasedCounts> RunAsync(Caller caller, LearnerRef by, bool dryRun, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        if (caller.Role is not (Role.Service or Role.Administrator))
            throw Caller.Forbidden("Erasing needs a key of a service or an administrator.");
        var learner = await access.RequireAsync(caller, by, cancellationToken);
        return await learners.EraseAsync(LearnerFilter.Of(caller)!, learner.Id, dryRun, cancellationToken)
            ?? throw new HubException("LEARNER_NOT_FOUND", "The learner was erased meanwhile.", ["learner"]);
    }
}
