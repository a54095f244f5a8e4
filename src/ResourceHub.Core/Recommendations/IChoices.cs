namespace ResourceHub.Core.Recommendations;

/// <summary>Keeps choices.</summary>
public interface IChoices
{
    /// <summary>Adds a choice; the same offer again replaces the word on it.</summary>
    Task SaveAsync(Choice choice, CancellationToken cancellationToken);

    /// <summary>Choices of these learners and groups since an instant, oldest first; one command.</summary>
    Task<ILookup<Guid, Choice>> SinceAsync(Guid organization, IReadOnlyCollection<Guid> subjects, DateTimeOffset since, CancellationToken cancellationToken);
}
