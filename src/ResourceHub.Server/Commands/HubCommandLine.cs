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
    static readonly Option<string?> Data = new("--data") { Description = "The data folder (default: data).", Recursive = true, HelpName = "PATH" };
    static readonly Option<string?> Seed = new("--seed") { Description = "What a first start loads: demo or none." };
    static readonly Option<string?> Urls = new("--urls") { Description = "Where the server listens (default: http://localhost:5080)." };

    public static Task<int> RunAsync(string[] args)
    {
        Seed.AcceptOnlyFromAmong("demo", "none");
        var context = new HubCommandContext(Data, HubCommandContext.ConsoleOn(Console.Out), HubCommandContext.ConsoleOn(Console.Error));
        var root = new RootCommand("ResourceHub: learning resources by skill, from every provider. Without a command it runs the server.") { Data, Seed, Urls };
        foreach (var command in Commands(context))
            root.Add(command);
        root.SetAction((parsed, token) => HubHost.ServeAsync(
            new ServeRequest(parsed.GetValue(Data), parsed.GetValue(Seed), parsed.GetValue(Urls)), context, token));
        return RunAsync(root.Parse(args));
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        // the server has its own limit for a shutdown, and a command ends at its next chunk
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = HubOptions.LongestShutdown + TimeSpan.FromSeconds(10) });
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
