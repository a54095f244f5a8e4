namespace ResourceHub.Core.Search;

/// <summary>What has been typed so far.</summary>
/// <param name="Text">
/// As typed; an adapter compares its words (<see cref="SearchWords.Fold"/>) with the words of a name, keyword or provider: they must follow each other there, and the last may go on.
/// Text without a word completes nothing.
/// </param>
/// <param name="First">How many of each kind, 0 to 100.</param>
/// <param name="IncludeEducatorOnly">Whether names and words that stand in material for educators only may be shown.</param>
public sealed record IndexPrefix(string Text, int First, bool IncludeEducatorOnly);

/// <summary>
/// A completion. Resources: those that begin with the prefix, then those in which a later word does, each by <see cref="IndexDocument.Quality"/>, then id; one for
/// each folded name. Keywords and providers: those that begin with the prefix first, then by how many resources have them, then by folded text.
/// </summary>
/// <param name="Kind">What it completes to; never <see cref="SuggestionKind.Skill"/>, for skills are in memory.</param>
/// <param name="Text">The name or keyword as it is written.</param>
/// <param name="Resource">The resource, where it is one.</param>
public sealed record IndexSuggestion(SuggestionKind Kind, string Text, Guid? Resource = null);

/// <summary>What a suggestion completes to.</summary>
public enum SuggestionKind
{
    /// <summary>A resource by its name.</summary>
    Resource,

    /// <summary>A skill by its code or statement.</summary>
    Skill,

    /// <summary>A keyword.</summary>
    Keyword,

    /// <summary>A provider by its name.</summary>
    Provider,
}
