using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Groups;

/// <summary>Takes a learner's assignments away with the learner.</summary>
public sealed class AssignmentRemoval : ILearnerRemoval
{
    /// <inheritdoc/>
    public async Task<int> RemoveAsync(HubDbContext db, Guid learner, bool dryRun, CancellationToken cancellationToken)
    {
        var rows = db.Set<AssignmentRow>().Where(a => a.LearnerId == learner);
        return dryRun ? await rows.CountAsync(cancellationToken) : await rows.ExecuteDeleteAsync(cancellationToken);
    }
}
