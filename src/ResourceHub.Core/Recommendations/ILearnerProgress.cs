using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Recommendations;

/// <summary>What the choice of next steps reads: a progression of units, and one learner's place in it.</summary>
internal interface ILearnerProgress
{
    int Count { get; }

    ReadOnlySpan<int> Prerequisites(int unit);

    ReadOnlySpan<int> Dependents(int unit);

    /// <summary>The unit's grade number; null where its framework states none.</summary>
    double? Level(int unit);

    /// <summary>The learner's grade number in the unit's subject; null where unknown.</summary>
    double? LearnerLevel(int unit);

    /// <summary>When the learner last showed anything; null without evidence.</summary>
    DateTimeOffset? LatestEvidenceAt { get; }

    /// <summary>What breaks ties: the unit's code, else its identifier.</summary>
    string Code(int unit);

    UnitState State(int unit);
}

/// <summary>What a learner's state says of one unit, at one instant.</summary>
internal readonly record struct UnitState(
    MasteryStatus Status,
    Readiness Readiness,
    StateBasis Basis,
    double? ExpectedSuccess,
    double? Uncertainty,
    int EvidenceCount,
    DateTimeOffset? LastEvidenceAt,
    DateTimeOffset? ReviewDueAt,
    bool Satisfied,
    int WrongInARow,
    bool PresumptionWithdrawn)
{
    /// <summary>Taken for held without evidence.</summary>
    public bool Presumed => Satisfied && Status == MasteryStatus.Unknown;
}
