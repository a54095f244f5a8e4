using System.CommandLine;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Skills;

/// <summary><c>import-framework</c>.</summary>
internal static class ImportFrameworkCommand
{
    const int MostShown = 20;

    public static Command Create(HubCommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A CASE 1.0 or 1.1 CFPackage, JSON." };
        var learnable = new Option<string[]>("--learnable") { Description = "A CFItemType that someone can be asked to learn; may be repeated (default: every type but headings).", HelpName = "TYPE" };
        var order = new Option<bool>("--order-only") { Description = "Read precedes as a suggested order, not as a prerequisite." };
        var dry = new Option<bool>("--dry-run") { Description = "Report what would happen and change nothing." };
        var command = new Command("import-framework", "Adds or replaces a framework of skills.") { file, learnable, order, dry };
        command.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var options = new ImportOptions(
                parsed.GetValue(order) ? PrecedesReading.OrderOnly : PrecedesReading.Prerequisite,
                parsed.GetValue(learnable) is { Length: > 0 } types ? types : null,
                parsed.GetValue(dry));
            var name = parsed.GetRequiredValue(file);
            var result = await context.WithProgressAsync($"importing {Path.GetFileName(name)}", progress => ImportAsync(name, options, services, progress, ct));
            return Show(context, result, options, services.GetRequiredService<ISkillGraphProvider>());
        }, token));
        return command;
    }

    static async Task<ImportResult> ImportAsync(string file, ImportOptions options, IServiceProvider services, IProgress<double> progress, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            progress.Report(.1);
            var package = CasePackage.Read(bytes);
            progress.Report(.3);
            return await services.GetRequiredService<ImportFramework>().RunAsync(Caller.System(), package, options, cancellationToken);
        }
        catch (CasePackageException problem)
        {
            return new(null, null, problem.Errors);
        }
    }

    static ExitCode Show(HubCommandContext context, ImportResult result, ImportOptions options, ISkillGraphProvider graphs)
    {
        foreach (var error in result.Errors.Take(MostShown))
            context.Errors.MarkupLineInterpolated($"[red]{error.Code}[/] {string.Join('/', error.Path)}: {error.Message}");
        if (result.Errors.Count > MostShown)
            context.Errors.MarkupLineInterpolated($"and {result.Errors.Count - MostShown} more");
        if (result.Report is not { } report)
            return ExitCode.NothingDone;
        foreach (var finding in report.Findings)
            context.Errors.MarkupLineInterpolated($"[yellow]{finding.Code}[/]: {finding.Message}");
        var title = graphs.Current.FindFramework(result.Framework!.Value)?.Title ?? result.Framework.ToString();
        context.Output.MarkupLineInterpolated($"{title} ({result.Framework}){(options.DryRun ? ": nothing was changed; an import would give" : "")}");
        context.Output.MarkupLineInterpolated($"{report.Skills} skills, {report.Associations} associations, {report.Prerequisites} prerequisites: {report.Created} created, {report.Updated} updated, {report.Retired} retired, {report.Unchanged} unchanged, {report.Findings.Count} findings");
        return report.Findings.Any(f => f.Code is "DUPLICATE_IDENTIFIER" or "IDENTIFIER_ELSEWHERE") ? ExitCode.SomeRejected : ExitCode.Done;
    }
}
