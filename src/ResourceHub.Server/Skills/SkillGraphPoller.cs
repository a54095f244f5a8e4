using ResourceHub.Core.Skills;
using ResourceHub.Server.Operation;

namespace ResourceHub.Server.Skills;

/// <summary>Looks each second whether a command or another replica has changed frameworks or aliases.</summary>
internal sealed class SkillGraphPoller(ISkillGraphProvider graphs, SkillOptions options, Readiness readiness, TimeProvider clock, ILogger<SkillGraphPoller> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.PollSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task LookAsync(CancellationToken cancellationToken)
    {
        // a first start still makes the tables
        if (!readiness.IsReady)
            return;
        try
        {
            var before = graphs.Current.Version;
            var graph = await graphs.RefreshAsync(cancellationToken);
            if (graph.Version != before)
                log.LogInformation("Skills are at version {Version}: {Frameworks} frameworks, {Skills} skills", graph.Version, graph.Frameworks.Count, graph.Count);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "Could not look whether skills have changed; trying again");
        }
    }
}
