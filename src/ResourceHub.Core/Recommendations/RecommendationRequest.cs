using ResourceHub.Core.Search;

namespace ResourceHub.Core.Recommendations;

/// <summary>What to recommend.</summary>
public sealed record RecommendationRequest
{
    /// <summary>The defaults of the contract.</summary>
    public static RecommendationRequest Default { get; } = new();

    /// <summary>Names of the skills to reach; null or empty: the learner's goals, else the focus skills of the level.</summary>
    public IReadOnlyList<string>? Goals { get; init; }

    /// <summary>From 1 to 20.</summary>
    public int MaxSkills { get; init; } = 3;

    /// <summary>Resources of each kind for each skill, from 1 to 10.</summary>
    public int Alternatives { get; init; } = 3;

    /// <summary>Only resources that fit.</summary>
    public ResourceSearch? Search { get; init; }

    /// <summary>Minutes at hand, from 1 to 1,440; what takes longer is not offered.</summary>
    public int? Minutes { get; init; }

    /// <summary>The framework; null: those that the learner has evidence in, else the hub's first.</summary>
    public Guid? Framework { get; init; }

    /// <summary>Whether anybody asked for resources; without, nothing is searched.</summary>
    public bool WantsResources { get; init; } = true;

    /// <summary>Whether anybody asked for reasons; without, no evidence is read.</summary>
    public bool WantsReasons { get; init; } = true;

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="HubException"><c>ARGUMENT_OUT_OF_RANGE</c>.</exception>
    public void Validate()
    {
        Check(MaxSkills, 1, 20, "maxSkills");
        Check(Alternatives, 1, 10, "alternatives");
        if (Minutes is { } minutes)
            Check(minutes, 1, 1_440, "minutes");
        if (Goals?.Count > 100)
            throw new HubException("ARGUMENT_OUT_OF_RANGE", $"goals has {Goals.Count} skills; at most 100 are allowed.", ["goals"]);
    }

    static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new HubException("ARGUMENT_OUT_OF_RANGE", $"{name} is {value}; it must be from {least} to {most}.", [name]);
    }
}
