using System.CommandLine;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Operation;

/// <summary>migrate: brings the tables to this version.</summary>
internal static class MigrateCommand
{
    public static Command Create(HubCommandContext context)
    {
        var command = new Command("migrate", "Brings the database to this version. On SQL Server: once, before the servers of a new version start. The embedded database does it by itself.");
        command.SetAction((parsed, token) =>
        {
            var ran = 0;
            return context.RunAsync(
                parsed,
                (_, _) =>
                {
                    context.Output.WriteLine(ran switch
                    {
                        0 => "Nothing to do: the database is of this version.",
                        1 => "Ran 1 migration.",
                        _ => FormattableString.Invariant($"Ran {ran} migrations."),
                    });
                    return Task.FromResult(ExitCode.Done);
                },
                token,
                async (database, cancellationToken) => ran = await database.MigrateAsync(cancellationToken));
        });
        return command;
    }
}
