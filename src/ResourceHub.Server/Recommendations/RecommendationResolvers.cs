using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Recommendations;

/// <summary>What a learner does next.</summary>
[ObjectType<Learner>]
internal sealed class LearnerRecommendations
{
    static readonly string[] Slots = ["teach", "practise", "reassess"];

    [Requires(Scope.LearnersRead)]
    public async Task<RecommendationSet?> RecommendationsAsync(
        [Parent] Learner learner, RecommendationRequestInput? @for, IResolverContext context, RecommendationLoader recommendations, RequestSkills skills, CancellationToken cancellationToken)
    {
        var wantsResources = Slots.Any(slot => context.IsSelected("skills", slot));
        var wantsReasons = context.IsSelected("skills", "reasons");
        var request = await RecommendationRequestInput.ToRequestAsync(@for, wantsResources, wantsReasons, skills, cancellationToken);
        return await recommendations.LoadAsync(new(learner.Id, context.Selection) { Request = request }, cancellationToken);
    }
}

/// <summary>Fields of a recommendation that are no properties of it.</summary>
[ObjectType<SkillRecommendation>]
internal sealed class SkillRecommendationResolvers
{
    public SkillState State([Parent] SkillRecommendation recommendation) => new(recommendation.View, recommendation.State);
}

/// <summary>What a learner made of an offer.</summary>
[MutationType]
internal sealed class ChooseMutation
{
    public async Task<ChoosePayload> ChooseAsync(ChooseInput input, Caller caller, Choose choose, CancellationToken cancellationToken)
    {
        var (learner, error) = await choose.RunAsync(caller, input.Recommendation, input.Accepted, input.Reason, cancellationToken);
        return new(learner, error is null ? [] : [error]);
    }
}

/// <summary>An offer taken or turned down.</summary>
internal sealed record ChooseInput(string Recommendation, bool Accepted, string? Reason);

/// <summary>The learner, or what was wrong.</summary>
internal sealed record ChoosePayload(Learner? Learner, IReadOnlyList<UserError> Errors);
