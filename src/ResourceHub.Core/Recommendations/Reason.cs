using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>One link of the chain from evidence to resource.</summary>
/// <param name="Kind">Which link.</param>
/// <param name="Text">At most 25 words, none of them a symbol or a model's name.</param>
/// <param name="Evidence">Exactly the evidence that the sentence rests on, oldest first.</param>
/// <param name="Skill">The skill that it is about; null for none.</param>
/// <param name="Resource">The resource that it is about; null for none.</param>
public sealed record Reason(ReasonKind Kind, string Text, IReadOnlyList<EvidenceRecord> Evidence, Skill? Skill = null, LearningResource? Resource = null);
