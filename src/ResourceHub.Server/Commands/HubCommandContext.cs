using System.CommandLine;
using ResourceHub.Core;
using ResourceHub.Server.Hosting;
using ResourceHub.Storage.Common;
using Spectre.Console;

namespace ResourceHub.Server.Commands;

/// <summary>What every command needs: the data folder's services, the terminal, and one way to end.</summary>
public sealed class HubCommandContext(Option<string?> data, IAnsiConsole output, IAnsiConsole errors)
{
    const int PipeWidth = 4000;

    /// <summary>Results for people and pipes.</summary>
    public IAnsiConsole Output { get; } = output;

    /// <summary>What went wrong.</summary>
    public IAnsiConsole Errors { get; } = errors;

    /// <summary>Runs a command's work on the services of the data folder that the command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="prepare">What is done with the database first; null: it is made sure that its tables are those of this version.</param>
    /// <returns>The exit code: the work's own, or 2 where nothing could be done.</returns>
    public async Task<int> RunAsync(
        ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<ExitCode>> work, CancellationToken cancellationToken, Func<IHubDatabase, CancellationToken, Task>? prepare = null)
    {
        try
        {
            await using var host = await HubHost.OpenForCommandAsync(parsed.GetValue(data), cancellationToken, prepare);
            if (host.IsNew)
                Errors.MarkupLineInterpolated($"{host.DataFolder} is a new data folder. It starts empty: a start loads the demo into it only with --seed demo.");
            using var memory = CommandMemory.Keep(host.Services.GetRequiredService<TimeProvider>());
            await using var scope = host.Services.CreateAsyncScope();
            return (int)await work(scope.ServiceProvider, cancellationToken);
        }
        catch (HubException problem)
        {
            Errors.MarkupLineInterpolated($"[red]{problem.Code}[/]: {problem.Message}");
            return (int)ExitCode.NothingDone;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Errors.MarkupLine("[red]Stopped.[/] What was done so far stands; the same command again does the rest.");
            return (int)ExitCode.Stopped;
        }
        catch (Exception problem) when (FailureInWords.Of(problem) is { } lines)
        {
            foreach (var line in lines)
                Errors.MarkupLineInterpolated($"[red]{line}[/]");
            return (int)ExitCode.NothingDone;
        }
    }

    /// <summary>A console on a stream; in a pipe no line is broken at a width that nobody sees.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = PipeWidth;
            // colours are guessed from TERM, which says nothing of a pipe or a file
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }
        return console;
    }

    /// <summary>Shows how far a long work is: a bar where the terminal is one, nothing in a pipe.</summary>
    public Task<T> WithProgressAsync<T>(string what, Func<IProgress<double>, Task<T>> work)
    {
        if (!Errors.Profile.Out.IsTerminal)
            return work(new Progress<double>());
        return Errors.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: 1);
                return work(new ImmediateProgress(share => bar.Value = share));
            });
    }

    sealed class ImmediateProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
