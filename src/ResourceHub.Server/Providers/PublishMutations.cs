using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Providers;

/// <summary>Publishing and withdrawing over GraphQL.</summary>
[MutationType]
internal sealed class PublishMutations
{
    /// <summary>The most records of one call.</summary>
    const int MostRecords = 1_000;

    public async Task<PublishResourcesPayload> PublishResourcesAsync(
        PublishResourcesInput input, Caller caller, PublishResources publish, IndexWait wait, RequestSkills skills, CancellationToken cancellationToken)
    {
        try
        {
            PublishRight.Require(caller, input.Provider);
            var count = input.Records.Resources?.Count ?? input.Records.JsonLd!.Count;
            if (count > MostRecords)
                throw new HubException("TOO_MANY", $"records has {count} records; one call may have {MostRecords:N0}. Send the rest in further calls.", ["records"]);
            var results = new List<PublishResult>(count);
            var run = await publish.RunAsync(caller, new(input.Provider, Records(input.Records))
            {
                Frameworks = await FrameworkIds.DecodeAsync(input.Frameworks, skills, cancellationToken) ?? [],
                Judged = results.Add,
            }, cancellationToken);
            if (input.WaitForIndex && !await wait.WaitAsync(Targets(results), cancellationToken))
                for (var i = 0; i < results.Count; i++)
                    if (results[i].Target is not null)
                        results[i] = results[i] with { Warnings = [.. results[i].Warnings, UserError.At("INDEX_PENDING", "The record is published; searches will find it in a while.")] };
            return new(results, run.Created, run.Updated, run.Unchanged, run.Rejected, run, []);
        }
        catch (HubException problem)
        {
            return new([], 0, 0, 0, 0, null, [problem.InInput()]);
        }
    }

    public async Task<WithdrawResourcesPayload> WithdrawResourcesAsync(
        WithdrawResourcesInput input, Caller caller, WithdrawResources withdraw, IndexWait wait, CancellationToken cancellationToken)
    {
        try
        {
            var (withdrawn, unknown) = await withdraw.RunAsync(caller, input.Provider, input.ExternalIds, cancellationToken);
            var pending = input.WaitForIndex && !await wait.WaitAsync(withdrawn, cancellationToken);
            return new(withdrawn.Count, unknown, pending ? [UserError.At("INDEX_PENDING", "The resources are withdrawn; they will leave searches in a while.")] : []);
        }
        catch (HubException problem)
        {
            return new(0, [], [problem.InInput()]);
        }
    }

    // an unchanged record may still wait for the index from an earlier call
    static OutboxTarget[] Targets(List<PublishResult> results)
        => [.. results.Where(r => r.Outcome != PublishOutcome.Rejected).Select(r => r.Target ?? new(r.Resource!.Value, long.MaxValue))];

    static async IAsyncEnumerable<SourceRecord> Records(PublishRecords records)
    {
        await Task.CompletedTask;
        for (var i = 0; i < (records.Resources?.Count ?? 0); i++)
            yield return new(i) { Typed = records.Resources![i] };
        for (var i = 0; i < (records.JsonLd?.Count ?? 0); i++)
            yield return new(i) { JsonLd = records.JsonLd![i] };
    }
}

/// <summary>The resource of a result.</summary>
[ObjectType<PublishResult>]
internal sealed class PublishResultResolvers
{
    public async Task<LearningResource?> ResourceAsync([Parent] PublishResult result, ResourceById resources)
        => result.Resource is { } id ? await resources.LoadAsync(id) : null;
}

/// <summary>Records to publish.</summary>
internal sealed record PublishResourcesInput(string Provider, PublishRecords Records, IReadOnlyList<string>? Frameworks, bool WaitForIndex);

/// <summary>Typed or JSON-LD.</summary>
internal sealed record PublishRecords(IReadOnlyList<ResourceInput>? Resources, IReadOnlyList<JsonElement>? JsonLd);

/// <summary>What became of the records.</summary>
internal sealed record PublishResourcesPayload(
    IReadOnlyList<PublishResult> Results, int Created, int Updated, int Unchanged, int Rejected, PublishRun? Run, IReadOnlyList<UserError> Errors);

/// <summary>Resources to take back.</summary>
internal sealed record WithdrawResourcesInput(string Provider, IReadOnlyList<string> ExternalIds, bool WaitForIndex);

/// <summary>What was taken back.</summary>
internal sealed record WithdrawResourcesPayload(int Withdrawn, IReadOnlyList<string> Unknown, IReadOnlyList<UserError> Errors);
