namespace ResourceHub.Core.Effects;

/// <summary>
/// What using a resource for a skill is associated with, among learners of one organisation who started alike: later success on evidence from elsewhere, against like learners
/// who did not use it. An association: who is given a resource may differ in ways that nobody measured.
/// </summary>
/// <param name="Organization">Whose learners they are; nobody else sees it.</param>
/// <param name="Resource">The hub's id of the resource.</param>
/// <param name="Skill">CASE identifier of the skill.</param>
/// <param name="StartingFrom">Where the learners stood before.</param>
/// <param name="Gain">Gain in success, -1 to 1, shrunk toward the mean of like resources.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Learners">How many used it; never below <see cref="EstimateEffects.LeastLearners"/>.</param>
/// <param name="Controls">How many they were compared with; never below that either.</param>
public sealed record Effectiveness(Guid Organization, Guid Resource, Guid Skill, StartingBand StartingFrom, double Gain, double Low, double High, int Learners, int Controls);
