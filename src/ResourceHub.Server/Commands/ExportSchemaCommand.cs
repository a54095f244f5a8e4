using System.CommandLine;
using ResourceHub.Server.Hosting;
using Spectre.Console;

namespace ResourceHub.Server.Commands;

/// <summary><c>export-schema</c>: needs no data folder and makes none.</summary>
internal static class ExportSchemaCommand
{
    public static Command Create(HubCommandContext context)
    {
        var file = new Option<string?>("--out") { Description = "Where to write it (default: standard output).", HelpName = "FILE" };
        var command = new Command("export-schema", "Writes the schema as one file of SDL.") { file };
        command.SetAction(async (parsed, token) =>
        {
            try
            {
                var sdl = Sdl();
                if (parsed.GetValue(file) is not { } path)
                {
                    await context.Output.Profile.Out.Writer.WriteAsync(sdl.AsMemory(), token);
                    return (int)ExitCode.Done;
                }
                await File.WriteAllTextAsync(path, sdl, token);
                context.Output.MarkupLineInterpolated($"Written to {path}.");
                return (int)ExitCode.Done;
            }
            catch (Exception problem) when (FailureInWords.Of(problem) is { } lines)
            {
                foreach (var line in lines)
                    context.Errors.MarkupLineInterpolated($"[red]{line}[/]");
                return (int)ExitCode.NothingDone;
            }
        });
        return command;
    }

    static string Sdl()
    {
        var services = new ServiceCollection();
        var server = services.AddHubGraphQL(new HubOptions(), new ConfigurationManager());
        using var provider = services.BuildServiceProvider();
        return server.BuildSchema(provider).ToSdl();
    }
}
