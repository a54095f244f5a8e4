using System.CommandLine;
using ResourceHub.Server.Commands;
using ResourceHub.Storage.Common;
using Spectre.Console;

namespace ResourceHub.Server.Operation;

/// <summary>backup: a copy of the embedded database, while the hub runs.</summary>
internal static class BackupCommand
{
    public static Command Create(HubCommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write the copy; a file that is not there yet." };
        var command = new Command("backup", "Copies the embedded database into a file, whole and as of one moment, while the hub runs. To restore: put the copy as hub.db into an empty data folder.") { file };
        command.SetAction((parsed, token) => context.RunAsync(
            parsed,
            async (services, cancellationToken) =>
            {
                var path = Path.GetFullPath(parsed.GetValue(file)!);
                var bytes = await services.GetRequiredService<IHubDatabase>().BackupAsync(path, cancellationToken);
                context.Output.WriteLine(FormattableString.Invariant($"{path}: {bytes / 1048576.0:0.0} MiB."));
                return ExitCode.Done;
            },
            token,
            // what is kept before an upgrade is what was there: nothing is migrated
            (_, _) => Task.CompletedTask));
        return command;
    }
}
