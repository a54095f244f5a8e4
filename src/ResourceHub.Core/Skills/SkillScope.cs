namespace ResourceHub.Core.Skills;

/// <summary>Where a name is looked up first: the argument's framework, then the provider's, then the hub's order of preference.</summary>
/// <param name="Argument">Frameworks that the request names.</param>
/// <param name="Provider">Frameworks of the provider's registration.</param>
public sealed record SkillScope(IReadOnlyList<Guid>? Argument = null, IReadOnlyList<Guid>? Provider = null)
{
    /// <summary>Nothing is named: the hub's own order alone.</summary>
    public static SkillScope Hub { get; } = new();

    /// <summary>One framework first, then the hub's own order; null for the order alone.</summary>
    public static SkillScope In(Guid? framework) => framework is { } id ? new([id]) : Hub;
}
