using System.Collections.Frozen;

namespace ResourceHub.Core.Access;

/// <summary>Who asks, and what bounds the answer. Use cases take it first; nothing reaches past it.</summary>
/// <param name="Role">What the key is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Organization">The organisation whose learners it may meet; null for none.</param>
/// <param name="Client">The key's name, for people; null for an anonymous caller.</param>
/// <param name="Key">The key's id.</param>
/// <param name="Groups">The groups that a teacher's key is bound to; null where it is not bound.</param>
/// <param name="Learner">The learner whom a learner's key is bound to.</param>
/// <param name="Provider">The slug of the provider whom a provider's key is bound to.</param>
public sealed record Caller(
    Role Role,
    IReadOnlySet<Scope> Scopes,
    Guid? Organization = null,
    string? Client = null,
    Guid? Key = null,
    IReadOnlySet<Guid>? Groups = null,
    Guid? Learner = null,
    string? Provider = null)
{
    /// <summary>A caller without a key.</summary>
    public static Caller Anonymous { get; } = new(Role.Anonymous, FrozenSet<Scope>.Empty);

    /// <summary>Whoever runs commands on the hub's own machine; acts within <paramref name="organization"/> where learners are concerned.</summary>
    public static Caller System(Guid? organization = null)
        => new(Role.Administrator, Enum.GetValues<Scope>().ToFrozenSet(), organization, "command line");

    /// <summary>Whether the key has a scope.</summary>
    public bool Has(Scope scope) => Scopes.Contains(scope);

    /// <summary>Whether material for educators only may be shown: not to learners, nor to callers without a key.</summary>
    public bool SeesEducatorMaterial => Role is not (Role.Anonymous or Role.Learner);

    /// <summary>Refuses a caller without the scope.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public void Require(Scope scope)
    {
        if (!Has(scope))
            throw Forbidden($"This needs a key with the scope {scope.ToWire()}.");
    }

    /// <summary>The error of a caller who may not do what was asked.</summary>
    public static HubException Forbidden(string message) => new("FORBIDDEN", message);

    /// <summary>The caller's organisation.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the key belongs to none.</exception>
    public Guid RequireOrganization()
        => Organization ?? throw Forbidden("This needs a key of an organisation: learners and groups live inside one.");
}
