using System.CommandLine;
using System.CommandLine.Invocation;
using ResourceHub.Server.Access;
using ResourceHub.Server.Hosting;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Providers;
using ResourceHub.Server.Search;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Commands;

/// <summary>The command line: without a command it runs the server.</summary>
internal static class HubCommandLine
{
    /// <summary>Runs a command line on the terminal.</summary>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>Runs a command line and writes where it is told.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var data = new Option<string?>("--data") { Description = "The data folder (default: data).", Recursive = true, HelpName = "PATH" };
        var seed = new Option<string?>("--seed") { Description = "What a first start loads: demo or none." }.AcceptOnlyFromAmong("demo", "none");
        var urls = new Option<string?>("--urls") { Description = "Where the server listens (default: http://localhost:5080)." };
        var context = new HubCommandContext(data, HubCommandContext.ConsoleOn(output), HubCommandContext.ConsoleOn(errors));
        var root = new RootCommand("ResourceHub: learning resources by skill, from every provider. Without a command it runs the server.") { data, seed, urls };
        foreach (var command in Commands(context))
            root.Add(command);
        root.SetAction((parsed, token) => HubHost.ServeAsync(
            new ServeRequest(parsed.GetValue(data), parsed.GetValue(seed), parsed.GetValue(urls)), context, token));
        var parsed = root.Parse(args);
        // the server has its own limit for a shutdown, and a command ends at its next chunk
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = HubOptions.LongestShutdown + TimeSpan.FromSeconds(10) });
        return parsed.Action is ParseErrorAction ? (int)ExitCode.NothingDone : code;
    }

    static IEnumerable<Command> Commands(HubCommandContext context) =>
    [
        OrganizationCommands.Create(context),
        KeyCommands.Create(context),
        ImportFrameworkCommand.Create(context),
        ImportAliasesCommand.Create(context),
        ExportFrameworkCommand.Create(context),
        ProviderCommands.Create(context),
        PublishCommand.Create(context),
        ExportSchemaCommand.Create(context),
        ReindexCommand.Create(context),
        MigrateCommand.Create(context),
        BackupCommand.Create(context),
        HealthCommand.Create(context),
    ];
}
