namespace ResourceHub.Core.Catalog;

/// <summary>What a provider sent about a skill that no framework here knows. It resolves by itself when a framework or an alias arrives.</summary>
/// <param name="Role">Teaches, assesses or requires.</param>
/// <param name="Ref">The name that the provider used.</param>
/// <param name="Reason">One sentence that says why it means no skill.</param>
public sealed record UnresolvedAlignment(AlignmentRole Role, string Ref, string Reason)
{
    /// <summary><c>SKILL_NOT_FOUND</c> or <c>SKILL_AMBIGUOUS</c>.</summary>
    public string Code { get; init; } = "SKILL_NOT_FOUND";

    /// <summary>Every name that the provider gave for the skill, the most exact first.</summary>
    public IReadOnlyList<string> Names { get; init; } = [Ref];

    /// <summary>Where in the record it stands.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];
}
