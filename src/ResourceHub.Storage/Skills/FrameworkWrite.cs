using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Skills;

/// <summary>Writes a framework: three reads, one delete, and the rows that differ.</summary>
internal static class FrameworkWrite
{
    public static async Task<FrameworkChanges> RunAsync(HubDbContext db, FrameworkImport import, CancellationToken cancellationToken)
    {
        var id = import.Framework.Identifier;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var (changes, same) = await CompareAsync(db, import, cancellationToken);
        if (same)
            return changes;

        var framework = await db.Set<FrameworkRow>().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (framework is null)
        {
            var place = await db.Set<FrameworkRow>().MaxAsync(f => (int?)f.Place, cancellationToken) ?? 0;
            framework = new FrameworkRow { Id = id, Place = place + 1, Title = import.Framework.Title, Creator = import.Framework.Creator };
            db.Add(framework);
        }
        framework.Take(import.Framework);

        var hash = FrameworkStore.HashOf(import.Package);
        var package = await db.Set<FrameworkPackageRow>().SingleOrDefaultAsync(p => p.FrameworkId == id, cancellationToken);
        if (package?.Hash.AsSpan().SequenceEqual(hash) != true)
        {
            if (package is null)
                db.Add(package = new FrameworkPackageRow { FrameworkId = id, Brotli = [], Hash = hash });
            package.Brotli = PackedJson.Pack(import.Package);
            package.Hash = hash;
            await db.Set<SkillAssociationRow>().Where(a => a.FrameworkId == id).ExecuteDeleteAsync(cancellationToken);
            db.AddRange(import.Associations.Select((a, position) => SkillAssociationRow.Of(id, position, a)));
        }
        await RaiseVersionAsync(db, cancellationToken);
        db.ChangeTracker.DetectChanges();
        return changes;
    }

    /// <summary>Puts the items' differences on the context; answers what they are, and whether nothing at all differs.</summary>
    public static async Task<(FrameworkChanges Changes, bool Same)> CompareAsync(HubDbContext db, FrameworkImport import, CancellationToken cancellationToken)
    {
        var id = import.Framework.Identifier;
        var rows = await db.Set<SkillRow>().Where(s => s.FrameworkId == id).ToDictionaryAsync(s => s.Id, cancellationToken);
        var (created, updated, retired, unchanged, moved) = (0, 0, 0, 0, false);
        for (var position = 0; position < import.Items.Count; position++)
        {
            var (skill, hash) = import.Items[position];
            if (!rows.Remove(skill.Identifier, out var row))
            {
                db.Add(SkillRow.Of(skill, hash, position));
                created++;
                continue;
            }
            if (row.Says(skill, hash))
            {
                unchanged++;
                moved |= row.Position != position;
                row.Position = position;
                continue;
            }
            row.Take(skill, hash, position);
            updated++;
        }
        foreach (var row in rows.Values)
        {
            var status = import.Replaced.Contains(row.Id) ? SkillStatus.Replaced : SkillStatus.Withdrawn;
            if (row.Status == SkillStatus.Active)
                retired++;
            moved |= row.Status != status;
            row.Status = status;
        }
        var same = created + updated + retired == 0 && !moved && await IsSameAsync(db, import, cancellationToken);
        return (new(created, updated, retired, unchanged), same);
    }

    public static async Task RaiseVersionAsync(HubDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.Set<SkillGraphVersionRow>().SingleOrDefaultAsync(v => v.Id == SkillGraphVersionRow.OnlyId, cancellationToken);
        if (row is null)
            db.Add(new SkillGraphVersionRow { Id = SkillGraphVersionRow.OnlyId, Version = 1 });
        else
            row.Version++;
    }

    static async Task<bool> IsSameAsync(HubDbContext db, FrameworkImport import, CancellationToken cancellationToken)
    {
        var id = import.Framework.Identifier;
        var hash = FrameworkStore.HashOf(import.Package);
        var stored = await db.Set<FrameworkPackageRow>().Where(p => p.FrameworkId == id).Select(p => p.Hash).SingleOrDefaultAsync(cancellationToken);
        var precedes = await db.Set<FrameworkRow>().Where(f => f.Id == id).Select(f => (PrecedesReading?)f.Precedes).SingleOrDefaultAsync(cancellationToken);
        return precedes == import.Framework.Precedes && stored is not null && stored.AsSpan().SequenceEqual(hash);
    }
}
