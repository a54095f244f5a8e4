using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Search;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Recommendations;

/// <summary>The contract's <c>RecommendationRequest</c> as it comes in.</summary>
internal sealed record RecommendationRequestInput(
    IReadOnlyList<string>? Goals, int MaxSkills, int Alternatives, ResourceSearchInput? Search, int? Minutes, string? Framework)
{
    /// <summary>The domain's form; what was not selected is not computed.</summary>
    public static async Task<RecommendationRequest> ToRequestAsync(
        RecommendationRequestInput? input, bool wantsResources, bool wantsReasons, RequestSkills skills, CancellationToken cancellationToken)
    {
        var request = RecommendationRequest.Default with { WantsResources = wantsResources, WantsReasons = wantsReasons };
        if (input is null)
            return request;
        var framework = input.Framework is null ? null : await skills.FrameworkAsync(input.Framework, cancellationToken);
        // a name that is new to this replica moves the request to the newest skills
        if (input.Goals is { Count: > 0 and <= 100 })
            await skills.ResolveAsync(input.Goals, SkillScope.In(framework?.Identifier), cancellationToken);
        return request with
        {
            Goals = input.Goals,
            MaxSkills = input.MaxSkills,
            Alternatives = input.Alternatives,
            Search = input.Search?.ToSearch(),
            Minutes = input.Minutes,
            Framework = framework?.Identifier,
        };
    }
}
