namespace ResourceHub.Core.Learners.Model;

/// <summary>One version of the fitted numbers that a fold reads; the shipped one has nothing fitted.</summary>
internal sealed record Calibration
{
    /// <summary>The defaults: shared weights, easiness by level, items alike.</summary>
    public static Calibration Shipped { get; } = new() { Id = "shipped-1" };

    /// <summary>Names the version; part of a state's stamp.</summary>
    public required string Id { get; init; }

    /// <summary>w_W, weight of ln(1 + right counts), at least 0.</summary>
    public double RightWeight { get; init; } = .80;

    /// <summary>w_F, weight of ln(1 + wrong counts), at most 0.</summary>
    public double WrongWeight { get; init; } = -.15;

    /// <summary>What was fitted for single skills, by CASE identifier.</summary>
    public IReadOnlyDictionary<Guid, SkillCalibration> Skills { get; init; } = new Dictionary<Guid, SkillCalibration>();

    /// <summary>δ of items and resources relative to their skills, by <see cref="ItemKey"/>.</summary>
    public IReadOnlyDictionary<ulong, double> Items { get; init; } = new Dictionary<ulong, double>();

    /// <summary>Platt scaling of the logit that is shown; null for none.</summary>
    public (double Slope, double Intercept)? Platt { get; init; }

    /// <summary>Parameters of the second model.</summary>
    public BktParameters Bkt { get; init; } = BktParameters.Shipped;
}

/// <summary>What was fitted for one skill.</summary>
/// <param name="Easiness">b, logits; null keeps the cold start's.</param>
/// <param name="RightDeparture">u, how much the skill departs from the shared weight of right counts.</param>
/// <param name="WrongDeparture">v, the same for wrong counts.</param>
/// <param name="Bkt">Parameters of the second model; null keeps the shared ones.</param>
internal sealed record SkillCalibration(double? Easiness, double RightDeparture = 0, double WrongDeparture = 0, BktParameters? Bkt = null);

/// <summary>Bayesian knowledge tracing (Corbett, Anderson 1995).</summary>
/// <param name="Known">L₀, probability that a skill is known before any answer.</param>
/// <param name="Learn">T, probability of learning it at an answer.</param>
/// <param name="Guess">G, at most .5.</param>
/// <param name="Slip">S, at most .5.</param>
internal sealed record BktParameters(double Known, double Learn, double Guess, double Slip)
{
    /// <summary>L₀ .4, T .15, G .2, S .1.</summary>
    public static BktParameters Shipped { get; } = new(.4, .15, .2, .1);
}
