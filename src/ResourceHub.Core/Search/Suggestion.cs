using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>A completion of what has been typed so far.</summary>
/// <param name="Text">What it completes to.</param>
/// <param name="Kind">What that is.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind)
{
    /// <summary>The hub's id of the resource, where it is one.</summary>
    public Guid? Resource { get; init; }

    /// <summary>The skill, where it is one.</summary>
    public Skill? Skill { get; init; }
}
