using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>Where a class stands: learners by skills.</summary>
/// <param name="Skills">The columns.</param>
/// <param name="Rows">One for each learner, in the order of the class.</param>
/// <param name="MissingPrerequisites">What several learners lack, most learners first.</param>
public sealed record GroupReport(IReadOnlyList<Skill> Skills, IReadOnlyList<GroupReportRow> Rows, IReadOnlyList<MissingPrerequisite> MissingPrerequisites);

/// <summary>A learner's states.</summary>
/// <param name="View">The learner, as seen when the report was made.</param>
/// <param name="States">One for each skill of the report, in order.</param>
public sealed record GroupReportRow(LearnerView View, IReadOnlyList<SkillStateView> States)
{
    /// <summary>The learner.</summary>
    public Learner Learner => View.Learner;
}

/// <summary>A prerequisite that several learners lack.</summary>
/// <param name="Skill">The prerequisite.</param>
/// <param name="Learners">Those who lack it, in the order of the class.</param>
/// <param name="Blocks">Skills of the report that wait for it.</param>
public sealed record MissingPrerequisite(Skill Skill, IReadOnlyList<Learner> Learners, IReadOnlyList<Skill> Blocks);
