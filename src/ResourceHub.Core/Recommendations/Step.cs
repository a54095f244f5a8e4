namespace ResourceHub.Core.Recommendations;

/// <summary>One next step of one learner.</summary>
/// <param name="Unit">What to work on.</param>
/// <param name="Kind">How.</param>
/// <param name="Score">Higher first; see <see cref="RecommendationOptions"/>.</param>
/// <param name="Unlocks">Units on the way to the goals that wait for it and are not held.</param>
/// <param name="Goal">The goal that it serves, itself included; −1 where it goes beyond the goals.</param>
/// <param name="RepairOf">The failing unit that led here; −1 but for REPAIR.</param>
internal sealed record Step(int Unit, NextStep Kind, double Score, int Unlocks, int Goal, int RepairOf = -1);
