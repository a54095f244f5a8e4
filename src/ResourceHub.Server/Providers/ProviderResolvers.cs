using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Providers;

/// <summary>Fields of a provider that are no properties of it.</summary>
[ObjectType<Provider>]
internal sealed class ProviderResolvers
{
    public string Id([Parent] Provider provider) => GlobalId.Encode("Provider", provider.Id);

    public async Task<int> ResourceCountAsync([Parent] Provider provider, CountsOfProvider counts) => (await counts.LoadAsync(provider.Id))?.Resources ?? 0;

    public async Task<int> AlignedCountAsync([Parent] Provider provider, CountsOfProvider counts) => (await counts.LoadAsync(provider.Id))?.Aligned ?? 0;

    public Task<Page<PublishRun>> RunsAsync([Parent] Provider provider, int first, string? after, Caller caller, ReadProviders read, CancellationToken cancellationToken)
        => read.RunsAsync(caller, provider, PageRequest.Of(first, after), cancellationToken);

    public Task<Page<RecordProblem>> ProblemsAsync(
        [Parent] Provider provider, Severity? severity, string? code, int first, string? after, Caller caller, ReadProviders read, CancellationToken cancellationToken)
        => read.ProblemsAsync(caller, provider, new(provider.Id, null, severity, code), PageRequest.Of(first, after), cancellationToken);
}

/// <summary>Fields of a run that are no properties of it. Whoever has a run may inspect its provider.</summary>
[ObjectType<PublishRun>]
internal sealed class PublishRunResolvers
{
    public string Id([Parent] PublishRun run) => GlobalId.Encode("PublishRun", run.Id);

    public async Task<Provider> ProviderAsync([Parent] PublishRun run, ProviderById providers)
        => await providers.LoadAsync(run.ProviderId) ?? throw new InvalidOperationException($"The run {run.Id} has no provider.");

    public async Task<Page<RecordProblem>> ProblemsAsync(
        [Parent] PublishRun run, Severity? severity, string? code, int first, string? after, Caller caller, ReadProviders read, ProviderById providers, CancellationToken cancellationToken)
        => await read.ProblemsAsync(caller, await ProviderAsync(run, providers), new(run.ProviderId, run.Id, severity, code), PageRequest.Of(first, after), cancellationToken);
}

/// <summary>Fields of a problem that are no properties of it.</summary>
[ObjectType<RecordProblem>]
internal sealed class RecordProblemResolvers
{
    public async Task<LearningResource?> ResourceAsync([Parent] RecordProblem problem, Caller caller, ResourceById resources)
        => problem.Resource is { } id ? caller.IfSeen(await resources.LoadAsync(id)) : null;

    public async Task<PublishRun> RunAsync([Parent] RecordProblem problem, RunById runs)
        => await runs.LoadAsync(problem.RunId) ?? throw new InvalidOperationException($"The problem {problem.Id} has no run.");
}
