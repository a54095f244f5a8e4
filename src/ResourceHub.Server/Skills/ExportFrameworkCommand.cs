using System.CommandLine;
using ResourceHub.Core;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Skills;

/// <summary><c>export-framework</c>.</summary>
internal static class ExportFrameworkCommand
{
    public static Command Create(HubCommandContext context)
    {
        var framework = new Argument<string>("F") { Description = "CASE identifier, global id, URI or title of the framework." };
        var file = new Argument<string?>("FILE") { Description = "Where to write it (default: standard output).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export-framework", "Writes a framework as the CFPackage that was imported.") { framework, file };
        command.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var graph = await services.GetRequiredService<ISkillGraphProvider>().RefreshAsync(ct);
            var found = graph.RequireFramework(parsed.GetRequiredValue(framework));
            var package = await services.GetRequiredService<IFrameworkStore>().ReadPackageAsync(found.Identifier, ct)
                ?? throw new HubException("FRAMEWORK_NOT_FOUND", $"The hub has no package of {found.Title}.");
            if (parsed.GetValue(file) is not { } path)
            {
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(package, ct);
                return ExitCode.Done;
            }
            // a reader of the file never meets half of it
            var unfinished = path + ".part";
            await File.WriteAllBytesAsync(unfinished, package, ct);
            File.Move(unfinished, path, overwrite: true);
            context.Output.MarkupLineInterpolated($"{found.Title}: {found.SkillCount} skills, {package.Length} bytes written to {path}");
            return ExitCode.Done;
        }, token));
        return command;
    }
}
