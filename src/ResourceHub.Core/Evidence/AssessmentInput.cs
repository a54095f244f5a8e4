using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Evidence;

/// <summary>One assessment of one learner, as sent.</summary>
/// <param name="Learner">Whom it is about.</param>
/// <param name="Source">Who measured, such as star.</param>
/// <param name="SourceId">The source's id of the call.</param>
/// <param name="TakenAt">When it was taken.</param>
public sealed record AssessmentInput(LearnerRef Learner, string Source, string SourceId, DateTimeOffset TakenAt)
{
    /// <summary>The attempt, where several tools may report the same one.</summary>
    public string? Attempt { get; init; }

    /// <summary>The sourceId that this one corrects.</summary>
    public string? Supersedes { get; init; }

    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    /// <summary>The assessment as a resource.</summary>
    public ResourceRef? Resource { get; init; }

    /// <summary>Answers to items.</summary>
    public IReadOnlyList<ItemResult> Items { get; init; } = [];

    /// <summary>Scores on skills.</summary>
    public IReadOnlyList<SkillScore> SkillScores { get; init; } = [];

    /// <summary>Criteria of a rubric.</summary>
    public IReadOnlyList<RubricScore> RubricScores { get; init; } = [];
}

/// <summary>What a learner did with a resource, as sent.</summary>
/// <param name="Learner">Who did it.</param>
/// <param name="Resource">With what.</param>
/// <param name="Source">Who reports it.</param>
/// <param name="SourceId">The source's id of the call.</param>
/// <param name="At">When.</param>
public sealed record ActivityInput(LearnerRef Learner, ResourceRef Resource, string Source, string SourceId, DateTimeOffset At)
{
    /// <summary>The attempt, where several tools may report the same one.</summary>
    public string? Attempt { get; init; }

    /// <summary>The assignment that it answers.</summary>
    public Guid? Assignment { get; init; }

    /// <summary>The recommendation that led to it.</summary>
    public string? Recommendation { get; init; }

    /// <summary>0 to 1; null where there is none.</summary>
    public double? Score { get; init; }

    /// <summary>Whether it was finished.</summary>
    public bool? Completed { get; init; }

    /// <summary>Attempts at it.</summary>
    public int? Attempts { get; init; }

    /// <summary>Hints used.</summary>
    public int? HintsUsed { get; init; }

    /// <summary>Answers within it.</summary>
    public IReadOnlyList<ItemResult> Items { get; init; } = [];

    /// <summary>Time spent.</summary>
    public TimeSpan? TimeSpent { get; init; }
}

/// <summary>An answer to one item.</summary>
/// <param name="ItemId">The source's id of the item.</param>
/// <param name="Skills">Names of the skills that it asks for.</param>
/// <param name="Score">0 to 1, at the first attempt.</param>
public sealed record ItemResult(string ItemId, IReadOnlyList<string> Skills, double Score)
{
    /// <summary>The item as a resource.</summary>
    public ResourceRef? Resource { get; init; }

    /// <summary>The problem that this is a step of.</summary>
    public string? ParentItem { get; init; }

    /// <summary>Answers to choose from.</summary>
    public int? Choices { get; init; }

    /// <summary>Attempts at it.</summary>
    public int? Attempts { get; init; }

    /// <summary>Hints used.</summary>
    public int? HintsUsed { get; init; }

    /// <summary>What the learner answered.</summary>
    public string? Response { get; init; }

    /// <summary>What would have been right.</summary>
    public string? CorrectResponse { get; init; }

    /// <summary>Time spent.</summary>
    public TimeSpan? TimeSpent { get; init; }
}

/// <summary>A score on a skill.</summary>
/// <param name="Skill">Its name.</param>
/// <param name="Score">From 0 to <paramref name="MaxScore"/>.</param>
/// <param name="MaxScore">The most that can be scored.</param>
/// <param name="ItemCount">How many items it sums up; null where unknown.</param>
public sealed record SkillScore(string Skill, double Score, double MaxScore = 1, int? ItemCount = null);

/// <summary>A criterion of a rubric.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Level">The level that was reached, in the rubric's words.</param>
/// <param name="Score">The level as a number, 0 to 1.</param>
public sealed record RubricScore(string Skill, string Criterion, string Level, double Score);
