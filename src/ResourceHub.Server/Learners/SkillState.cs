using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Learners;

/// <summary>A learner's state of a skill, with the view that it was seen in.</summary>
internal sealed class SkillState(LearnerView view, SkillStateView state)
{
    /// <summary>The state of a skill; null where the view's snapshot does not know it.</summary>
    public static SkillState? Of(LearnerView view, Skill skill)
        => view.Graph.Find(skill.Identifier) is { } own ? new(view, view.Skill(own.Index)) : null;

    /// <summary>The view.</summary>
    [GraphQLIgnore]
    public LearnerView View => view;

    /// <summary>The state.</summary>
    [GraphQLIgnore]
    public SkillStateView State => state;

    public Learner Learner => view.Learner;

    public Skill Skill => state.Skill;

    public double? ExpectedSuccess => state.ExpectedSuccess;

    public double? Uncertainty => state.Uncertainty;

    public MasteryStatus Status => state.Status;

    public Readiness Readiness => state.Readiness;

    public StateBasis Basis => state.Basis;

    public int EvidenceCount => state.EvidenceCount;

    public DateTimeOffset? LastEvidenceAt => state.LastEvidenceAt;

    public DateTimeOffset? ReviewDueAt => state.ReviewDueAt;

    public Judgement? Judgement => state.Judgement;
}

/// <summary>Fields of a state that are no properties of it.</summary>
[ObjectType<SkillState>]
internal sealed class SkillStateResolvers
{
    public string Id([Parent] SkillState state) => GlobalId.Encode("SkillState", state.Learner.Id.ToString("N"), state.Skill.Identifier.ToString("N"));

    public string Explanation([Parent] SkillState state) => SkillStateSentence.Of(state.View, state.State);

    public async Task<IReadOnlyList<SkillStatePoint>> HistoryAsync([Parent] SkillState state, DateTimeOffset? since, HistoryOf histories, CancellationToken cancellationToken)
        => await histories.LoadAsync(new(state.Learner.Id, state.Skill, since), cancellationToken) ?? [];
}
