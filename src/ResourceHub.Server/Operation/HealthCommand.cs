using System.CommandLine;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Operation;

/// <summary>health: asks a running hub whether it is ready; what a container's health check runs, for its image has no other client.</summary>
internal static class HealthCommand
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static Command Create(HubCommandContext context)
    {
        var url = new Argument<string>("URL") { Description = "The hub's address.", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("health", "Asks a running hub whether it is ready: exit code 0, or 2 where it is not.") { url };
        command.SetAction(async (parsed, token) =>
        {
            try
            {
                using var client = new HttpClient { Timeout = Longest };
                using var answer = await client.GetAsync(new Uri(new Uri(parsed.GetValue(url)!), "/health/ready"), token);
                context.Output.WriteLine(await answer.Content.ReadAsStringAsync(token));
                return (int)(answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.NothingDone);
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or UriFormatException)
            {
                context.Errors.WriteLine(problem.Message);
                return (int)ExitCode.NothingDone;
            }
        });
        return command;
    }
}
