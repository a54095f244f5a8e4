using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Recommendations;

/// <summary>Takes a learner's choices away with the learner.</summary>
public sealed class ChoiceRemoval : ILearnerRemoval
{
    /// <inheritdoc/>
    public async Task<int> RemoveAsync(HubDbContext db, Guid learner, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun)
            await db.Set<ChoiceRow>().Where(c => c.SubjectId == learner).ExecuteDeleteAsync(cancellationToken);
        return 0;
    }
}
