using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Evidence;

/// <summary>Evidence in, and back out.</summary>
[MutationType]
internal sealed class EvidenceMutations(Caller caller, RequestSkills skills)
{
    public async Task<RecordAssessmentPayload> RecordAssessmentAsync(RecordAssessmentInput input, RecordAssessments use, CancellationToken cancellationToken)
        => RecordAssessmentPayload.Of(await use.RunAsync(caller, skills.Graph, input.ToAssessment(), cancellationToken));

    public async Task<RecordAssessmentsPayload> RecordAssessmentsAsync(RecordAssessmentsInput input, RecordAssessments use, CancellationToken cancellationToken)
    {
        try
        {
            var results = await use.RunAsync(caller, skills.Graph, [.. input.Assessments.Select(a => a.ToAssessment())], cancellationToken);
            return new([.. results.Select(RecordAssessmentPayload.Of)], []);
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new([], [problem.ToUserError()]);
        }
    }

    public async Task<RecordActivityPayload> RecordActivityAsync(RecordActivityInput input, RecordAssessments use, CancellationToken cancellationToken)
    {
        try
        {
            return RecordActivityPayload.Of(await use.RunAsync(caller, skills.Graph, input.ToActivity(), cancellationToken));
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new(null, false, [], [], [problem.ToUserError()]);
        }
    }

    public async Task<JudgeSkillPayload> JudgeSkillAsync(JudgeSkillInput input, JudgeSkill use, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        try
        {
            var skill = await skills.RequireAsync(input.Skill, SkillScope.Hub, "skill", cancellationToken);
            var view = await use.RunAsync(caller, skill, input.Learner.ToRef(), input.Mastered, input.Note, cancellationToken);
            return new(SkillState.Of(view, skill), []);
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new(null, [problem.ToUserError()]);
        }
    }

    public async Task<VoidEvidencePayload> VoidEvidenceAsync(VoidEvidenceInput input, VoidEvidence use, CancellationToken cancellationToken)
    {
        try
        {
            var (view, voided) = await use.RunAsync(caller, skills.Graph, input.Which.ToRef(), input.Reason, cancellationToken);
            return new(view.Learner, voided, []);
        }
        catch (HubException problem) when (problem.IsUserError())
        {
            return new(null, 0, [problem.ToUserError()]);
        }
    }
}
