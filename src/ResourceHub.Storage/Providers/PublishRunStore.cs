using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Providers;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Providers;

/// <summary>Runs and problems in the hub's database.</summary>
public sealed class PublishRunStore(IDbContextFactory<HubDbContext> contexts, TimeProvider clock) : IPublishRuns
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, PublishRun>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<PublishRunRow>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => r.ToRun(clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    public async Task<Page<PublishRun>> OfProviderAsync(Guid provider, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Set<PublishRunRow>().AsNoTracking().Where(r => r.ProviderId == provider);
        var total = await all.CountAsync(cancellationToken);
        var after = ReadCursor("runs", page.After);
        var rows = await (after is { } id ? all.Where(r => r.Id.CompareTo(id) < 0) : all)
            .OrderByDescending(r => r.Id).Take(page.First + 1).ToListAsync(cancellationToken);
        return PageOf("runs", rows, page, after is not null, total, r => r.Id, r => r.ToRun(clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    public async Task<Page<RecordProblem>> ProblemsAsync(ProblemFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Set<RecordProblemRow>().AsNoTracking().Where(p => p.ProviderId == filter.Provider);
        if (filter.Run is { } run)
            all = all.Where(p => p.RunId == run);
        if (filter.Severity is { } severity)
            all = all.Where(p => p.Severity == severity);
        if (filter.Code is { } code)
            all = all.Where(p => p.Code == code);
        var total = await all.CountAsync(cancellationToken);
        var after = ReadCursor("problems", page.After);
        var rows = await (after is { } id ? all.Where(p => p.Id.CompareTo(id) > 0) : all)
            .OrderBy(p => p.Id).Take(page.First + 1).ToListAsync(cancellationToken);
        return PageOf("problems", rows, page, after is not null, total, p => p.Id, p => p.ToProblem());
    }

    static Guid? ReadCursor(string kind, string? cursor)
        => Cursor.Decode(kind, cursor) is not { } key ? null
            : Guid.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id
            : throw new HubException("CURSOR_INVALID", "The cursor in after is not one that this list gave.", ["after"]);

    static Page<T> PageOf<TRow, T>(string kind, List<TRow> rows, PageRequest page, bool hasPrevious, int total, Func<TRow, Guid> id, Func<TRow, T> read)
        => new([.. rows.Take(page.First).Select(r => new PageItem<T>(Cursor.Encode(kind, id(r).ToString("N")), read(r)))], rows.Count > page.First, hasPrevious, total);
}
