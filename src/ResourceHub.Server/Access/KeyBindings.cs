using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Providers;

namespace ResourceHub.Server.Access;

/// <summary>Finds what a new key is bound to, by the names that people use.</summary>
internal sealed class KeyBindings(IAccessStore access, IProviders providers, IGroups groups, ILearnerStore learners)
{
    /// <summary>The organisation with a slug.</summary>
    /// <exception cref="HubException"><c>ORGANIZATION_NOT_FOUND</c>.</exception>
    public async Task<Guid> OrganizationAsync(string slug, CancellationToken cancellationToken)
        => (await access.FindOrganizationAsync(slug, cancellationToken))?.Id
            ?? throw new HubException("ORGANIZATION_NOT_FOUND", $"There is no organisation \"{slug}\"; orgs create makes one.", ["organization"]);

    /// <summary>The provider with a slug; null for none named.</summary>
    /// <exception cref="HubException"><c>PROVIDER_NOT_FOUND</c>.</exception>
    public async Task<string?> ProviderAsync(string? slug, CancellationToken cancellationToken)
        => slug is null ? null : (await providers.FindAsync(slug, cancellationToken))?.Slug
            ?? throw new HubException("PROVIDER_NOT_FOUND", $"There is no provider \"{slug}\"; providers add registers one.", ["provider"]);

    /// <summary>The groups that a teacher teaches, by the client's ids.</summary>
    /// <exception cref="HubException"><c>GROUP_NOT_FOUND</c>.</exception>
    public async Task<IReadOnlyList<Guid>> GroupsAsync(Guid? organization, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        foreach (var externalId in externalIds)
        {
            var group = organization is { } id ? await groups.FindAsync(id, externalId, cancellationToken) : null;
            found.Add(group?.Id ?? throw new HubException("GROUP_NOT_FOUND", $"The organisation has no group \"{externalId}\".", ["groups"]));
        }
        return found;
    }

    /// <summary>The learner with the client's id; null for none named.</summary>
    /// <exception cref="HubException"><c>LEARNER_NOT_FOUND</c>.</exception>
    public async Task<Guid?> LearnerAsync(Guid? organization, string? externalId, CancellationToken cancellationToken)
    {
        if (externalId is null)
            return null;
        var found = organization is { } id ? await learners.FindManyAsync(new LearnerFilter(id), [externalId], cancellationToken) : null;
        return found is not null && found.TryGetValue(externalId, out var learner)
            ? learner.Id
            : throw new HubException("LEARNER_NOT_FOUND", $"The organisation has no learner \"{externalId}\".", ["learner"]);
    }
}
