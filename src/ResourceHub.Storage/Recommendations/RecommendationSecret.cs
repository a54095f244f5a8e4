using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Recommendations;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Recommendations;

/// <summary>The secret of recommendations' ids, made at the first use and then kept in memory.</summary>
public sealed class RecommendationSecret(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IRecommendationSecret
{
    byte[]? _secret;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken)
        => _secret is { } known ? new(known) : new(LoadAsync(cancellationToken));

    async Task<ReadOnlyMemory<byte>> LoadAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            _secret = await ReadAsync(db, cancellationToken);
        return _secret ??= await writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            // another process may have been first
            if (await ReadAsync(db, token) is { } theirs)
                return theirs;
            var made = RandomNumberGenerator.GetBytes(32);
            db.Add(new RecommendationSecretRow { Secret = made });
            return made;
        }, cancellationToken);
    }

    static Task<byte[]?> ReadAsync(HubDbContext db, CancellationToken cancellationToken)
        => db.Set<RecommendationSecretRow>().Where(s => s.Id == RecommendationSecretRow.Only).Select(s => s.Secret).SingleOrDefaultAsync(cancellationToken);
}
