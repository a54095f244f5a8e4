namespace ResourceHub.Core.Access;

/// <summary>Makes an organisation.</summary>
public sealed class CreateOrganization(IAccessStore store, TimeProvider clock)
{
    /// <summary>Makes it under a slug that is free.</summary>
    /// <exception cref="HubException"><c>SLUG_INVALID</c>, <c>SLUG_TAKEN</c>, <c>ORGANIZATION_NOT_FOUND</c> (the parent), <c>FORBIDDEN</c>.</exception>
    public async Task<Organization> RunAsync(Caller caller, string slug, string name, string? parent, CancellationToken cancellationToken)
    {
        caller.Require(Scope.HubAdmin);
        if (!Slug.IsValid(slug))
            throw Fail(Slug.Error(slug, "slug"));
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200)
            throw new HubException("NAME_INVALID", "An organisation needs a name of 1 to 200 characters.", ["name"]);
        var above = parent is null ? null : await store.FindOrganizationAsync(parent, cancellationToken)
            ?? throw new HubException("ORGANIZATION_NOT_FOUND", $"There is no organisation \"{parent}\".", ["parent"]);
        var organization = new Organization(HubIds.New(clock), slug, name.Trim(), above?.Id);
        return await store.AddOrganizationAsync(organization, cancellationToken)
            ? organization
            : throw new HubException("SLUG_TAKEN", $"There is an organisation \"{slug}\" already.", ["slug"]);
    }

    static HubException Fail(UserError error) => new(error.Code, error.Message, error.Path);
}
