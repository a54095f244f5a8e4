namespace ResourceHub.Core.Catalog;

/// <summary>What a provider sent about a skill that no framework here knows. It resolves by itself when a framework or an alias arrives.</summary>
/// <param name="Role">Teaches, assesses or requires.</param>
/// <param name="Ref">The name that the provider used.</param>
/// <param name="Reason">One sentence that says why it means no skill.</param>
public sealed record UnresolvedAlignment(AlignmentRole Role, string Ref, string Reason)
{
    /// <summary>Other names that the provider gave for the same skill, tried after <see cref="Ref"/>.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}
