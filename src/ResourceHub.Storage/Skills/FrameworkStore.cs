using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Skills;

/// <summary>Frameworks, skills and their names in the hub's database.</summary>
public sealed class FrameworkStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IFrameworkStore
{
    /// <inheritdoc/>
    public async Task<FrameworkChanges> WriteAsync(FrameworkImport import, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun)
            return await writer.WriteAsync(WriteScope.Guarded, (db, token) => FrameworkWrite.RunAsync(db, import, token), cancellationToken);
        await using var reader = await contexts.CreateDbContextAsync(cancellationToken);
        // compared on a context that is thrown away: nothing is saved
        return (await FrameworkWrite.CompareAsync(reader, import, cancellationToken)).Changes;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadPackageAsync(Guid framework, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var packed = await db.Set<FrameworkPackageRow>().Where(p => p.FrameworkId == framework).Select(p => p.Brotli).SingleOrDefaultAsync(cancellationToken);
        return packed is null ? null : PackedJson.Unpack(packed);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SkillAssociation>>> AssociationsOfAsync(IReadOnlyCollection<Guid> skills, CancellationToken cancellationToken)
    {
        Guid?[] ids = [.. skills.Select(s => (Guid?)s)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<SkillAssociationRow>().AsNoTracking()
            .Where(a => ids.Contains(a.OriginId) || ids.Contains(a.DestinationId))
            .OrderBy(a => a.FrameworkId).ThenBy(a => a.Position)
            .ToListAsync(cancellationToken);
        var found = skills.Distinct().ToDictionary(s => s, _ => new List<SkillAssociation>());
        foreach (var row in rows)
        {
            var association = row.ToAssociation();
            if (row.OriginId is { } origin && found.TryGetValue(origin, out var begins))
                begins.Add(association);
            if (row.DestinationId is { } destination && destination != row.OriginId && found.TryGetValue(destination, out var ends))
                ends.Add(association);
        }
        return found.ToDictionary(f => f.Key, f => (IReadOnlyList<SkillAssociation>)f.Value);
    }

    /// <inheritdoc/>
    public Task<int> AddAliasesAsync(IReadOnlyList<AliasRecord> aliases, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            Guid[] skills = [.. aliases.Select(a => a.Skill).Distinct()];
            var known = await db.Set<SkillAliasRow>().AsNoTracking().Where(a => skills.Contains(a.SkillId)).Select(a => new { a.SkillId, a.Key }).ToListAsync(token);
            var seen = known.Select(a => (a.SkillId, a.Key)).ToHashSet();
            var added = 0;
            foreach (var alias in aliases)
            {
                var key = alias.Alias.ToLowerInvariant();
                if (!seen.Add((alias.Skill, key)))
                    continue;
                db.Add(new SkillAliasRow { SkillId = alias.Skill, Key = key, Alias = alias.Alias, Kind = alias.Kind.Length <= 60 ? alias.Kind : alias.Kind[..60] });
                added++;
            }
            if (added > 0)
                await FrameworkWrite.RaiseVersionAsync(db, token);
            return added;
        }, cancellationToken);

    internal static byte[] HashOf(byte[] package) => SHA256.HashData(package);
}
