using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Providers;
using ResourceHub.GraphQL;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Providers;

/// <summary>Registration of providers. What is wrong with a request as a whole is among the payload's errors.</summary>
[MutationType]
internal sealed class ProviderMutations
{
    public async Task<RegisterProviderPayload> RegisterProviderAsync(
        RegisterProviderInput input, Caller caller, RegisterProvider register, RequestSkills skills, CancellationToken cancellationToken)
    {
        try
        {
            caller.Require(Scope.HubAdmin);
            var frameworks = await FrameworkIds.DecodeAsync(input.Frameworks, skills, cancellationToken) ?? [];
            var (provider, key) = await register.RunAsync(caller, new(input.Slug, input.Name, input.Url, input.Description) { Frameworks = frameworks }, cancellationToken);
            return new(provider, key, []);
        }
        catch (HubException problem)
        {
            return new(null, null, [problem.InInput()]);
        }
    }

    public async Task<UpdateProviderPayload> UpdateProviderAsync(
        UpdateProviderInput input, Caller caller, RegisterProvider register, RequestSkills skills, CancellationToken cancellationToken)
    {
        try
        {
            PublishRight.Require(caller, input.Provider);
            var frameworks = await FrameworkIds.DecodeAsync(input.Frameworks, skills, cancellationToken);
            return new(await register.UpdateAsync(caller, new(input.Provider, input.Name, input.Url, input.Description, frameworks), cancellationToken), []);
        }
        catch (HubException problem)
        {
            return new(null, [problem.InInput()]);
        }
    }
}

/// <summary>A provider to register.</summary>
internal sealed record RegisterProviderInput(string Slug, string Name, string? Url, string? Description, IReadOnlyList<string>? Frameworks);

/// <summary>The provider and its first key, or what was wrong.</summary>
internal sealed record RegisterProviderPayload(Provider? Provider, string? ApiKey, IReadOnlyList<UserError> Errors);

/// <summary>What is to change of a provider.</summary>
internal sealed record UpdateProviderInput(string Provider, string? Name, string? Url, string? Description, IReadOnlyList<string>? Frameworks);

/// <summary>The provider as it is now, or what was wrong.</summary>
internal sealed record UpdateProviderPayload(Provider? Provider, IReadOnlyList<UserError> Errors);

/// <summary>Frameworks of an input.</summary>
internal static class FrameworkIds
{
    public static async Task<IReadOnlyList<Guid>?> DecodeAsync(IReadOnlyList<string>? ids, RequestSkills skills, CancellationToken cancellationToken)
    {
        if (ids is null)
            return null;
        var found = new List<Guid>();
        for (var i = 0; i < ids.Count; i++)
        {
            try
            {
                found.Add((await skills.FrameworkAsync(ids[i], cancellationToken)).Identifier);
            }
            catch (HubException problem)
            {
                throw new HubException(problem.Code, problem.Message, ["frameworks", i.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            }
        }
        return found;
    }

    /// <summary>The error with its place in the mutation's input.</summary>
    public static UserError InInput(this HubException problem) => new(problem.Code, problem.Message, problem.Path.Count == 0 ? [] : ["input", .. problem.Path]);
}
