using System.CommandLine;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Commands;
using ResourceHub.Server.Skills;
using Spectre.Console;

namespace ResourceHub.Server.Providers;

/// <summary><c>publish</c>: a file of records, one JSON-LD object per line.</summary>
internal static class PublishCommand
{
    const int MostShown = 20;

    public static Command Create(HubCommandContext context)
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "schema.org JSON-LD of one learning resource per line; - reads standard input." };
        var provider = new Option<string>("--provider") { Description = "The provider's slug.", Required = true, HelpName = "SLUG" };
        var framework = new Option<string[]>("--framework") { Description = "A framework that skill codes mean here, before the provider's own; several times.", HelpName = "F" };
        var command = new Command("publish", "Publishes a provider's records, also while the server runs.") { file, provider, framework };
        command.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var graph = await services.GetRequiredService<ISkillGraphProvider>().RefreshAsync(ct);
            var frameworks = (parsed.GetValue(framework) ?? []).Select(f => graph.RequireFramework(f).Identifier).ToArray();
            var report = new Report();
            var path = parsed.GetRequiredValue(file);
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            var run = await context.WithProgressAsync($"publishing {Path.GetFileName(path)}", async progress =>
            {
                var length = stream.CanSeek ? Math.Max(1, stream.Length) : 0;
                var records = JsonLines.ReadAsync(stream, length == 0 ? null : read => progress.Report((double)read / length), ct);
                return await services.GetRequiredService<PublishResources>().RunAsync(
                    Caller.System(), new(parsed.GetRequiredValue(provider), records) { Frameworks = frameworks, Judged = report.Add }, ct);
            });
            // a server that runs helps along; without one the index is in step all the same
            try
            {
                await services.GetRequiredService<IndexWorker>().DrainAsync(ct);
            }
            catch (HubException problem) when (problem.Code is "SEARCH_UNAVAILABLE" or "REBUILD_ABANDONED")
            {
                context.Errors.MarkupLineInterpolated($"The records are in; search finds them later. {problem.Message}");
            }
            return report.Show(context, run);
        }, token));
        return command;
    }

    /// <summary>What a person wants to know of a run: the first rejected records, and each kind of warning with an example.</summary>
    sealed class Report
    {
        readonly List<(int Line, UserError Error)> _rejected = [];
        readonly Dictionary<string, (int Count, string Example)> _warnings = new(StringComparer.Ordinal);

        public void Add(PublishResult result)
        {
            if (result.Outcome == PublishOutcome.Rejected && _rejected.Count < MostShown)
                _rejected.Add((result.Index + 1, result.Errors[0]));
            foreach (var warning in result.Warnings)
                _warnings[warning.Code] = _warnings.TryGetValue(warning.Code, out var seen) ? (seen.Count + 1, seen.Example) : (1, warning.Message);
        }

        public ExitCode Show(HubCommandContext context, PublishRun run)
        {
            foreach (var (line, error) in _rejected)
                context.Errors.MarkupLineInterpolated($"line {line}: [red]{error.Code}[/] {string.Join('/', error.Path)} {error.Message}");
            if (run.Rejected > _rejected.Count)
                context.Errors.MarkupLineInterpolated($"and {run.Rejected - _rejected.Count} more");
            foreach (var (code, (count, example)) in _warnings.OrderByDescending(w => w.Value.Count))
                context.Errors.MarkupLineInterpolated($"{count} × [yellow]{code}[/], such as: {example}");
            context.Output.MarkupLineInterpolated($"{run.Seen} records: {run.Created} created, {run.Updated} updated, {run.Unchanged} unchanged, {run.Rejected} rejected");
            return run.Rejected == 0 ? ExitCode.Done : run.Rejected < run.Seen ? ExitCode.SomeRejected : ExitCode.NothingDone;
        }
    }
}
