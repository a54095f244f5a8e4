using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Learners;

/// <summary>Changes of learners.</summary>
[MutationType]
internal sealed class LearnerMutations(Caller caller)
{
    public async Task<UpsertLearnersPayload> UpsertLearnersAsync(UpsertLearnersInput input, UpsertLearners use, CancellationToken cancellationToken)
    {
        var (learners, errors) = await use.RunAsync(caller, input.Learners, cancellationToken);
        return new(learners, errors);
    }

    public async Task<SetGoalsPayload> SetGoalsAsync(SetGoalsInput input, SetGoals use, RequestSkills skills, CancellationToken cancellationToken)
    {
        try
        {
            var (learner, errors) = await use.RunAsync(caller, skills.Graph, input.Learner.ToRef(), input.Goals, cancellationToken);
            return new(learner, errors);
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new(null, [problem.ToUserError()]);
        }
    }

    public async Task<SetPreferencesPayload> SetPreferencesAsync(SetPreferencesInput input, SetPreferences use, CancellationToken cancellationToken)
    {
        try
        {
            var (learner, errors) = await use.RunAsync(caller, input.Learner.ToRef(), input.ToPreferences(), cancellationToken);
            return new(learner, errors);
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new(null, [problem.ToUserError()]);
        }
    }

    public async Task<EraseLearnerPayload> EraseLearnerAsync(EraseLearnerInput input, EraseLearner use, CancellationToken cancellationToken)
    {
        try
        {
            return new(await use.RunAsync(caller, input.Learner.ToRef(), input.DryRun, cancellationToken), []);
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new(null, [problem.ToUserError()]);
        }
    }
}
