using ResourceHub.Core;
using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Seed;

/// <summary>
/// Loads the seed at a first start, through the same use cases as everybody's data. Every step can be repeated, so a start that was
/// killed in the middle goes on at the next one.
/// </summary>
internal sealed class SeedLoader(SeedCatalogue catalogue, SeedSchool school, SeedKeys keys, HubOptions options, StorageOptions storage, TimeProvider clock)
{
    /// <summary>
    /// Decides what the data folder is started with, before anything is in it: what was asked for, else what it was started with before, else
    /// the demo; a database without a choice is somebody's own data, and so is a server that replicas share.
    /// </summary>
    public void Choose()
    {
        var before = SeedState.Read(options.DataFolder);
        var asked = !string.IsNullOrEmpty(options.Seed) ? options.Seed : before?.Seed ?? (SeedState.HoldsData(options.DataFolder) || !storage.IsEmbedded ? "none" : "demo");
        if (before?.Seed == asked)
            return;
        // the demo's times are counted from one day for good, so that loading it again changes nothing
        var day = before is { LoadedFor: var first } && first != default ? first : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        new SeedState(asked, asked == "none" && before is null ? default : day, Complete: asked == "none").Write(options.DataFolder);
    }

    /// <summary>Loads what is chosen and not yet complete.</summary>
    /// <param name="report">Told of each step.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task RunAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var state = SeedState.Read(options.DataFolder)!;
        if (state.Complete)
        {
            if (state.Seed == "demo")
                await keys.EnsureAsync(cancellationToken);
            return;
        }
        await catalogue.LoadAsync(report, cancellationToken);
        await school.LoadAsync(state.LoadedFor, report, cancellationToken);
        await keys.EnsureAsync(cancellationToken);
        (state with { Complete = true }).Write(options.DataFolder);
    }

    /// <summary>The seed is our own: what is wrong with it is a fault, not an input.</summary>
    internal static void Require(IEnumerable<UserError> errors, string what)
    {
        if (errors.FirstOrDefault() is { } error)
            throw new InvalidOperationException($"The seed's {what}: {error.Code} at {string.Join('/', error.Path)}: {error.Message}");
    }
}
