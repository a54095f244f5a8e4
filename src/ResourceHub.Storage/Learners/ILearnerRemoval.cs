using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Learners;

/// <summary>A feature's part in erasing a learner: removes its rows within the erasure's transaction.</summary>
public interface ILearnerRemoval
{
    /// <summary>Removes the feature's rows of a learner, or with <paramref name="dryRun"/> only counts them.</summary>
    /// <returns>How many assignments are among them.</returns>
    Task<int> RemoveAsync(HubDbContext db, Guid learner, bool dryRun, CancellationToken cancellationToken);
}
