using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Learners;

namespace ResourceHub.Server.Skills;

/// <summary>What became of one name of <c>skillLookup</c>.</summary>
internal sealed record SkillLookup(string Ref, Skill? Skill, IReadOnlyList<Skill> Candidates, UserError? Problem);

/// <summary>A way through the progression.</summary>
internal sealed record LearningPath(IReadOnlyList<LearningPathStep> Steps);

/// <summary>A skill on the way, with the learner's state of it where the way is a learner's.</summary>
internal sealed record LearningPathStep(Skill Skill, SkillState? State);

/// <summary>Where a way begins.</summary>
internal sealed record LearningPathStart(string? Skill, string? Learner);

/// <summary>The neighbourhood of a skill.</summary>
internal sealed record Progression(IReadOnlyList<Skill> Skills, IReadOnlyList<ProgressionEdge> Edges);

/// <summary>A prerequisite and what needs it.</summary>
internal sealed record ProgressionEdge(Skill From, Skill To);

/// <summary>A package to import.</summary>
internal sealed record ImportFrameworkInput(JsonElement Package, PrecedesReading Precedes, IReadOnlyList<string>? LearnableTypes, bool DryRun);

/// <summary>What an import came to.</summary>
internal sealed record ImportFrameworkPayload(Framework? Framework, ImportReport? Report, IReadOnlyList<UserError> Errors);
