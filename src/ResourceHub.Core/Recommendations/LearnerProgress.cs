using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>A learner's view as the choice of next steps reads it; each unit's state is worked out once.</summary>
internal sealed class LearnerProgress(LearnerView view) : ILearnerProgress
{
    readonly UnitGraph _units = view.Graph.Units;
    readonly UnitState?[] _states = new UnitState?[view.Graph.Units.Count];

    public LearnerView View => view;

    public DateTimeOffset? LatestEvidenceAt => view.LatestEvidenceAt;

    public int Count => _units.Count;

    public ReadOnlySpan<int> Prerequisites(int unit) => _units.Prerequisites(unit);

    public ReadOnlySpan<int> Dependents(int unit) => _units.Dependents(unit);

    public double? Level(int unit) => _units.Level(unit);

    public double? LearnerLevel(int unit) => view.LearnerLevel(_units.Subject(unit));

    public string Code(int unit) => _units.Representative(unit) is var skill && skill.Code is { } code ? code : skill.Identifier.ToString();

    public UnitState State(int unit)
    {
        if (_states[unit] is { } known)
            return known;
        var state = view.Unit(unit);
        var made = new UnitState(state.Status, state.Readiness, state.Basis, state.ExpectedSuccess, state.Uncertainty, state.EvidenceCount, state.LastEvidenceAt,
            state.ReviewDueAt, view.IsSatisfied(unit), view.WrongInARow(unit), view.PresumptionWithdrawn(unit));
        _states[unit] = made;
        return made;
    }
}
