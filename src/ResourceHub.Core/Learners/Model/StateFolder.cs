using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners.Model;

/// <summary>Folds, reads and stamps states over one snapshot of the graph.</summary>
internal sealed class StateFolder(SkillGraph graph, ModelOptions options)
{
    readonly UnitProgression _units = new(graph);
    readonly Calibration _calibration = Calibration.Shipped;
    readonly string _rules = options.RulesVersion;

    /// <summary>The snapshot.</summary>
    public SkillGraph Graph => graph;

    /// <summary>Whether a kept state was folded under the same calibration, graph and rules.</summary>
    public bool IsFresh(StoredState? state)
        => state is not null && state.GraphVersion == graph.Version && state.Calibration == _calibration.Id && state.Rules == _rules;

    /// <summary>What a learner's fold reads besides evidence.</summary>
    public FoldContext Context(Learner learner) => new(_units, options, _calibration, learner.Levels);

    /// <summary>Folds all of a learner's evidence.</summary>
    public LearnerState Fold(Learner learner, IEnumerable<EvidenceRecord> evidence)
        => LearnerFold.Run(Context(learner), evidence.Select(e => FoldInput.Create(EvidenceNames.Resolve(e, graph), graph)));

    /// <summary>The state that was kept.</summary>
    public LearnerState Read(StoredState state) => StateBytes.Read(state.Bytes, _units);

    /// <summary>The state as it is kept.</summary>
    public StoredState Write(Guid learner, LearnerState state)
        => new(learner, _calibration.Id, graph.Version, _rules, StateBytes.Write(state, _units));

    /// <summary>An empty state with the stamps of this folder.</summary>
    public StoredState Stamp(Guid learner) => new(learner, _calibration.Id, graph.Version, _rules, []);

    /// <summary>A look at a state.</summary>
    public LearnerView View(Learner learner, LearnerState state, DateTimeOffset at) => new(learner, graph, state, Context(learner), at);
}
