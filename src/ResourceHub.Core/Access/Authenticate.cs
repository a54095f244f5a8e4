using System.Collections.Concurrent;

namespace ResourceHub.Core.Access;

/// <summary>Says who shows a key. What was found is remembered for two seconds: that is how long a revoked key may still work.</summary>
public sealed class Authenticate(IAccessStore store, AccessPolicy policy, TimeProvider clock)
{
    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    const int MostRemembered = 10_000;
    readonly ConcurrentDictionary<Guid, (ApiKey? Key, DateTimeOffset At)> _found = new();

    /// <summary>The caller, or why the key does not work.</summary>
    /// <exception cref="HubException"><c>UNAUTHENTICATED</c>: no key, unknown, wrong, expired, revoked, or a demo key in Production.</exception>
    public async ValueTask<Caller> RunAsync(string text, CancellationToken cancellationToken)
    {
        if (!KeySecret.TryParse(text, out var id, out var secret))
            throw Refused("is not one of this hub's keys (they look like rh_<id>_<secret>)");
        var key = await FindAsync(id, cancellationToken);
        if (key is null || !KeySecret.Matches(secret, key.SecretHash))
            throw Refused("is unknown or its secret is wrong");
        return Check(key);
    }

    /// <summary>The same caller as its key has it now, for work that goes on for long; one without a key stays who it is.</summary>
    /// <exception cref="HubException"><c>UNAUTHENTICATED</c>: the key was removed, has expired or was revoked meanwhile.</exception>
    public async ValueTask<Caller> AgainAsync(Caller caller, CancellationToken cancellationToken)
        => caller.Key is { } id ? Check(await FindAsync(id, cancellationToken) ?? throw Refused("is there no more")) : caller;

    Caller Check(ApiKey key)
    {
        if (key.RevokedAt is not null)
            throw Refused("was revoked");
        if (key.ExpiresAt <= clock.GetUtcNow())
            throw Refused("has expired");
        if (key.Demo && !policy.AllowDemoKeys)
            throw Refused("is a demo key, which is refused in Production");
        return key.ToCaller();
    }

    async ValueTask<ApiKey?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_found.TryGetValue(id, out var found) && now - found.At < Remembered)
            return found.Key;
        if (_found.Count >= MostRemembered)
            _found.Clear();
        var key = await store.FindKeyAsync(id, cancellationToken);
        _found[id] = (key, now);
        return key;
    }

    static HubException Refused(string why) => new("UNAUTHENTICATED", $"The API key {why}.");
}

/// <summary>What the environment allows.</summary>
/// <param name="AllowDemoKeys">False in Production.</param>
public sealed record AccessPolicy(bool AllowDemoKeys);
