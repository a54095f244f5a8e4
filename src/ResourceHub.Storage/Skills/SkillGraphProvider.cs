using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Skills;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Skills;

/// <summary>Reads the graph from the database when its version row says that it changed, and swaps it in one step.</summary>
public sealed class SkillGraphProvider(IDbContextFactory<HubDbContext> contexts, SkillOptions options) : ISkillGraphProvider, IDisposable
{
    const int Tries = 4;

    readonly SemaphoreSlim _reading = new(1, 1);
    volatile SkillGraph _current = SkillGraph.Empty;

    /// <inheritdoc/>
    public SkillGraph Current => _current;

    /// <inheritdoc/>
    public async Task<SkillGraph> RefreshAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await VersionAsync(db, cancellationToken) == _current.Version)
            return _current;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var version = await VersionAsync(db, cancellationToken);
            for (var attempt = 1; version != _current.Version; attempt++)
            {
                var read = await ReadAsync(db, cancellationToken);
                var after = await VersionAsync(db, cancellationToken);
                // a write came between the reads: what was read may be half of it
                if (after != version && attempt < Tries)
                {
                    version = after;
                    continue;
                }
                _current = read.Build(version);
            }
            return _current;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    static Task<long> VersionAsync(HubDbContext db, CancellationToken cancellationToken)
        => db.Set<SkillGraphVersionRow>().Where(v => v.Id == SkillGraphVersionRow.OnlyId).Select(v => v.Version).SingleOrDefaultAsync(cancellationToken);

    async Task<SkillGraphBuilder> ReadAsync(HubDbContext db, CancellationToken cancellationToken)
    {
        var builder = new SkillGraphBuilder().Prefer(options.PreferredFrameworks);
        var frameworks = await db.Set<FrameworkRow>().AsNoTracking().OrderBy(f => f.Place).ToListAsync(cancellationToken);
        foreach (var framework in frameworks)
            builder.Add(framework.ToRecord());
        var places = frameworks.ToDictionary(f => f.Id, f => f.Place);
        var skills = await db.Set<SkillRow>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var skill in skills.OrderBy(s => places.GetValueOrDefault(s.FrameworkId)).ThenBy(s => s.Position).ThenBy(s => s.Id))
            builder.Add(skill.ToRecord());
        var associations = db.Set<SkillAssociationRow>().AsNoTracking()
            .Where(a => a.OriginId != null && a.DestinationId != null)
            .OrderBy(a => a.FrameworkId).ThenBy(a => a.Position)
            .Select(a => new { a.FrameworkId, a.Type, a.OriginId, a.DestinationId, a.SequenceNumber });
        await foreach (var a in associations.AsAsyncEnumerable().WithCancellation(cancellationToken))
            builder.Add(new AssociationRecord(a.FrameworkId, string.Intern(a.Type), a.OriginId!.Value, a.DestinationId!.Value, a.SequenceNumber));
        var aliases = db.Set<SkillAliasRow>().AsNoTracking().Select(a => new { a.SkillId, a.Alias, a.Kind });
        await foreach (var a in aliases.AsAsyncEnumerable().WithCancellation(cancellationToken))
            builder.Add(new AliasRecord(a.SkillId, a.Alias, string.Intern(a.Kind)));
        return builder;
    }
}
