namespace ResourceHub.Core.Recommendations;

/// <summary>Where the goals came from.</summary>
internal enum GoalSource
{
    /// <summary>The request named them.</summary>
    Request,

    /// <summary>The learner or a teacher set them.</summary>
    Learner,

    /// <summary>The focus skills of the learner's level.</summary>
    Focus,

    /// <summary>What the learner has worked on in the last year, and what it leads to.</summary>
    Evidence,
}

/// <summary>The goals of one answer.</summary>
/// <param name="Source">Where they came from.</param>
/// <param name="Skills">The skills as they were named; indices into the graph.</param>
/// <param name="Units">Their units.</param>
/// <param name="Priority">The units among them that a teacher set or the request named.</param>
internal sealed record GoalPlan(GoalSource Source, IReadOnlyList<int> Skills, IReadOnlyList<int> Units, IReadOnlySet<int> Priority)
{
    /// <summary>Whether someone chose these goals, rather than the hub.</summary>
    public bool Stated => Source is GoalSource.Request or GoalSource.Learner;
}
