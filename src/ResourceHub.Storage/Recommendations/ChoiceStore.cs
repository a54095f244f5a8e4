using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Recommendations;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Recommendations;

/// <summary>Choices in the hub's database.</summary>
public sealed class ChoiceStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IChoices
{
    /// <inheritdoc/>
    public Task SaveAsync(Choice choice, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            var row = ChoiceRow.Of(choice);
            var changed = await db.Set<ChoiceRow>()
                .Where(c => c.SubjectId == row.SubjectId && c.OfferedAt == row.OfferedAt && c.ResourceId == row.ResourceId && c.SkillId == row.SkillId && c.Slot == row.Slot)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Accepted, row.Accepted).SetProperty(c => c.Note, row.Note).SetProperty(c => c.At, row.At), token);
            if (changed == 0)
                db.Add(row);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ILookup<Guid, Choice>> SinceAsync(Guid organization, IReadOnlyCollection<Guid> subjects, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ChoiceRow>().AsNoTracking()
            .Where(c => subjects.Contains(c.SubjectId) && c.OrganizationId == organization && c.At >= since)
            .ToListAsync(cancellationToken);
        return rows.OrderBy(c => c.At).ThenBy(c => c.OfferedAt).ThenBy(c => c.ResourceId).ToLookup(c => c.SubjectId, c => c.ToChoice());
    }
}
