using System.CommandLine;
using System.Runtime.CompilerServices;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Skills;

/// <summary><c>import-aliases</c>.</summary>
internal static class ImportAliasesCommand
{
    const int MostShown = 20;

    public static Command Create(HubCommandContext context)
    {
        var file = new Argument<string>("FILE.csv") { Description = "Columns caseIdentifier, code, alias, aliasKind." };
        var framework = new Option<string?>("--framework") { Description = "Whose skills are meant, found by identifier, else by code (default: the file's caseIdentifier decides).", HelpName = "F" };
        var command = new Command("import-aliases", "Gives skills more names.") { file, framework };
        command.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var graph = await services.GetRequiredService<ISkillGraphProvider>().RefreshAsync(ct);
            var scope = parsed.GetValue(framework) is { } name ? graph.RequireFramework(name).Identifier : (Guid?)null;
            var path = parsed.GetRequiredValue(file);
            var report = await context.WithProgressAsync($"importing {Path.GetFileName(path)}", async progress =>
            {
                await using var stream = File.OpenRead(path);
                var lines = Watched(AliasFile.ReadAsync(stream, ct), stream, progress, ct);
                return await services.GetRequiredService<ImportAliases>().RunAsync(Caller.System(), lines, scope, null, ct);
            });
            foreach (var problem in report.Problems.Take(MostShown))
                context.Errors.MarkupLineInterpolated($"line {problem.Line}: [red]{problem.Error.Code}[/] {problem.Error.Message}");
            if (report.Rejected > MostShown)
                context.Errors.MarkupLineInterpolated($"and {report.Rejected - MostShown} more");
            context.Output.MarkupLineInterpolated($"{report.Lines} lines: {report.Added} aliases added, {report.Known} known already, {report.Rejected} rejected");
            return report.Rejected == 0 ? ExitCode.Done : report.Rejected < report.Lines ? ExitCode.SomeRejected : ExitCode.NothingDone;
        }, token));
        return command;
    }

    // the share of the file that was read is the progress that a person can trust
    static async IAsyncEnumerable<AliasLine> Watched(IAsyncEnumerable<AliasLine> lines, FileStream stream, IProgress<double> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var length = Math.Max(1, stream.Length);
        var count = 0;
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (++count % 500 == 0)
                progress.Report((double)stream.Position / length);
            yield return line;
        }
    }
}
