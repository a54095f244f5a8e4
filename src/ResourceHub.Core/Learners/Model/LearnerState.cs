namespace ResourceHub.Core.Learners.Model;

/// <summary>All that the fold holds of one learner, every subject together.</summary>
internal sealed class LearnerState
{
    /// <summary>States of units that evidence touched, directly or through support and withdrawal.</summary>
    public Dictionary<int, UnitState> Units { get; private init; } = [];

    /// <summary>Abilities by subject.</summary>
    public SortedDictionary<string, SubjectState> Subjects { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Items that the learner has seen.</summary>
    public HashSet<ulong> Seen { get; private init; } = [];

    /// <summary>Pieces of evidence that named a standard with parts, by its CASE identifier.</summary>
    public Dictionary<Guid, int> Wholes { get; private init; } = [];

    /// <summary>Records folded so far.</summary>
    public int Count { get; set; }

    /// <summary>The last of them.</summary>
    public FoldKey? Last { get; set; }

    /// <summary>The unit's state, made at first sight.</summary>
    public UnitState Unit(int unit, long at, ModelOptions options)
    {
        if (!Units.TryGetValue(unit, out var state))
            Units.Add(unit, state = new UnitState { FadedAt = at, HalfLife = options.HalfLife });
        return state;
    }

    /// <summary>A copy that shares nothing with this one.</summary>
    public LearnerState Clone()
    {
        var copy = new LearnerState { Seen = [.. Seen], Wholes = new(Wholes), Count = Count, Last = Last };
        foreach (var (unit, state) in Units)
            copy.Units.Add(unit, state.Clone());
        foreach (var (subject, state) in Subjects)
            copy.Subjects.Add(subject, state.Clone());
        return copy;
    }
}

/// <summary>A learner's ability in a subject.</summary>
internal sealed class SubjectState
{
    /// <summary>θ, logits, with what the level gave it at the first evidence.</summary>
    public double Ability { get; set; }

    /// <summary>θ₀, what the level gave it.</summary>
    public double FirstAbility { get; set; }

    /// <summary>J, information about the ability.</summary>
    public double Information { get; set; }

    /// <summary>When J was last faded, UTC ticks.</summary>
    public long FadedAt { get; set; }

    /// <summary>A copy.</summary>
    public SubjectState Clone() => (SubjectState)MemberwiseClone();
}

/// <summary>A learner's counters of one unit.</summary>
internal sealed class UnitState
{
    /// <summary>W, faded right count.</summary>
    public double Right { get; set; }

    /// <summary>L, faded wrong count.</summary>
    public double Wrong { get; set; }

    /// <summary>I, faded information.</summary>
    public double Information { get; set; }

    /// <summary>c, support from dependents.</summary>
    public double Support { get; set; }

    /// <summary>n, item weights in all.</summary>
    public double Items { get; set; }

    /// <summary>h, days.</summary>
    public double HalfLife { get; set; }

    /// <summary>Probability that it is known; of the second model.</summary>
    public double Known { get; set; }

    /// <summary>When the counters were last faded, UTC ticks.</summary>
    public long FadedAt { get; set; }

    /// <summary>The newest answer, UTC ticks.</summary>
    public long LastAt { get; set; }

    /// <summary>The newest right answer, UTC ticks.</summary>
    public long LastRightAt { get; set; }

    /// <summary>When a wrong answer last halved the half-life, UTC ticks; 0 never.</summary>
    public long HalvedAt { get; set; }

    /// <summary>Scored pieces of evidence that counted.</summary>
    public int Evidence { get; set; }

    /// <summary>Right answers in a row.</summary>
    public int RightRun { get; set; }

    /// <summary>Wrong answers in a row.</summary>
    public int WrongRun { get; set; }

    /// <summary>The first item answered.</summary>
    public ulong FirstItem { get; set; }

    /// <summary>Distinct items, counted to 2.</summary>
    public int DistinctItems { get; set; }

    /// <summary>Mastered by the rule.</summary>
    public bool Mastered { get; set; }

    /// <summary>Lost its presumption.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>The judgement that stands.</summary>
    public Judgement? Judgement { get; set; }

    /// <summary>Answers since that contradict it.</summary>
    public int Contradictions { get; set; }

    /// <summary>Whether it has own evidence.</summary>
    public bool HasEvidence => Items > 0;

    /// <summary>Mastered, or judged so.</summary>
    public bool CountsAsMastered => Judgement?.Mastered ?? Mastered;

    /// <summary>When a review falls due, UTC ticks; 0 where it was not mastered.</summary>
    public long ReviewDueAt => Mastered ? LastRightAt + (long)(HalfLife / 2 * TimeSpan.TicksPerDay) : 0;

    /// <summary>The status at an instant.</summary>
    public MasteryStatus StatusAt(long at) => Judgement is { } judged
        ? judged.Mastered ? MasteryStatus.Mastered : MasteryStatus.Learning
        : !HasEvidence ? MasteryStatus.Unknown
        : !Mastered ? MasteryStatus.Learning
        : at >= ReviewDueAt ? MasteryStatus.ReviewDue : MasteryStatus.Mastered;

    /// <summary>A copy.</summary>
    public UnitState Clone() => (UnitState)MemberwiseClone();
}
