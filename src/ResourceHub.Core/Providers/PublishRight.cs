using ResourceHub.Core.Access;

namespace ResourceHub.Core.Providers;

/// <summary>Who may publish for a provider: a key of that provider with CATALOG_PUBLISH, and administrators of the hub.</summary>
public static class PublishRight
{
    /// <summary>Refuses everybody else.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public static void Require(Caller caller, string provider)
    {
        if (!(caller.Has(Scope.HubAdmin) || (caller.Has(Scope.CatalogPublish) && caller.Provider == provider)))
            throw new HubException("FORBIDDEN", $"This needs a key of the provider \"{provider}\" with the scope CATALOG_PUBLISH, or one with HUB_ADMIN.", ["provider"]);
    }

    /// <summary>The error of a slug that nobody has.</summary>
    public static HubException NotFound(string provider) => new("PROVIDER_NOT_FOUND", $"There is no provider \"{provider}\"; register it first.", ["provider"]);
}
