using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Providers;

/// <summary>What an upload is answered with: the run's counts, and what is wrong with single records, the first thousand errors and warnings each.</summary>
internal sealed class UploadSummary
{
    const int Most = 1_000;

    readonly List<Problem> _errors = [];
    readonly List<Problem> _warnings = [];
    long _left;

    /// <summary>Takes what became of one record.</summary>
    public void Add(PublishResult result)
    {
        Keep(_errors, result, Severity.Error, result.Errors);
        Keep(_warnings, result, Severity.Warning, result.Warnings);
    }

    /// <summary>The answer.</summary>
    public object Of(PublishRun run) => new
    {
        run = new { id = GlobalId.Encode("PublishRun", run.Id), status = run.Status.ToWire(), run.Seen, run.Created, run.Updated, run.Unchanged, run.Rejected },
        problems = _errors.Concat(_warnings).OrderBy(p => p.Line),
        // all of them stand in provider { problems }
        problemsLeftOut = _left,
    };

    void Keep(List<Problem> kept, PublishResult result, Severity severity, IReadOnlyList<UserError> problems)
    {
        foreach (var problem in problems)
        {
            if (kept.Count < Most)
                kept.Add(new(result.Index + 1, result.ExternalId, severity.ToWire(), problem.Code, problem.Message, problem.Path));
            else
                _left++;
        }
    }

    sealed record Problem(int Line, string? ExternalId, string Severity, string Code, string Message, IReadOnlyList<string> Path);
}
