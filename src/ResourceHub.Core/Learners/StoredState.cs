namespace ResourceHub.Core.Learners;

/// <summary>A learner's state as a row keeps it.</summary>
/// <param name="Learner">Whose it is.</param>
/// <param name="Calibration">The calibration that it was folded under.</param>
/// <param name="GraphVersion">The version of the skill graph.</param>
/// <param name="Rules">The fold's rules and constants.</param>
/// <param name="Bytes">The state.</param>
public sealed record StoredState(Guid Learner, string Calibration, long GraphVersion, string Rules, byte[] Bytes);
