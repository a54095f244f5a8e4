using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>Learners sorted by a next skill that they share.</summary>
/// <param name="Groups">In the order they were formed: the largest first.</param>
/// <param name="Unassigned">Those who share no next skill within the bounds.</param>
public sealed record InstructionalGrouping(IReadOnlyList<InstructionalGroup> Groups, IReadOnlyList<Learner> Unassigned);

/// <summary>Learners with a next skill in common, with what to do.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Kind">What to do about it.</param>
/// <param name="Learners">The learners, in the order of the class.</param>
/// <param name="Reasons">Why they belong together.</param>
/// <param name="Teach">To learn from.</param>
/// <param name="Practise">To practise with.</param>
/// <param name="Reassess">To measure again with.</param>
public sealed record InstructionalGroup(
    Skill Skill,
    NextStep Kind,
    IReadOnlyList<Learner> Learners,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<ResourceRecommendation> Teach,
    IReadOnlyList<ResourceRecommendation> Practise,
    IReadOnlyList<ResourceRecommendation> Reassess);
