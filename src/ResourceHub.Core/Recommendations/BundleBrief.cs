using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Recommendations;

/// <summary>What a bundle is to be made for.</summary>
internal sealed record BundleBrief
{
    public required NextStep Kind { get; init; }

    public required AlignmentScope Scope { get; init; }

    /// <summary>Offers for each slot, at most.</summary>
    public int Alternatives { get; init; } = 3;

    /// <summary>The skill's grade number.</summary>
    public double? Level { get; init; }

    /// <summary>Time at hand; what takes longer is not offered.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The offers go to a learner's own key: no material for teachers.</summary>
    public bool ToLearner { get; init; }

    /// <summary>One learner, or the members of a group.</summary>
    public required IReadOnlyList<BundleLearner> Learners { get; init; }

    /// <summary>What the organisation has measured of a resource for learners who start where these do; null for nothing that is clear.</summary>
    public Func<Guid, double?> GainOf { get; init; } = _ => null;

    public PastChoices Choices { get; init; } = PastChoices.None;

    public required DateTimeOffset At { get; init; }
}

/// <summary>What was chosen for one skill.</summary>
internal sealed record Bundle(IReadOnlyList<ResourceOffer> Teach, IReadOnlyList<ResourceOffer> Practise, IReadOnlyList<ResourceOffer> Reassess)
{
    public IEnumerable<ResourceOffer> All => [.. Teach, .. Practise, .. Reassess];
}
