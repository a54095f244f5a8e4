namespace ResourceHub.Core.Providers;

/// <summary>Reads runs and problems.</summary>
public interface IPublishRuns
{
    /// <summary>Runs by id, in one command.</summary>
    Task<IReadOnlyDictionary<Guid, PublishRun>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A provider's runs, newest first.</summary>
    Task<Page<PublishRun>> OfProviderAsync(Guid provider, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Problems of a provider's records as they stand now, or of those that one run met last; newest run first, then in the records' order.</summary>
    Task<Page<RecordProblem>> ProblemsAsync(ProblemFilter filter, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Which problems.</summary>
/// <param name="Provider">Whose records.</param>
/// <param name="Run">Only those that this run met last; null for all.</param>
/// <param name="Severity">Only these; null for all.</param>
/// <param name="Code">Only of this code; null for all.</param>
public sealed record ProblemFilter(Guid Provider, Guid? Run = null, Severity? Severity = null, string? Code = null);
