using ResourceHub.Core;
using ResourceHub.Server.Commands;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Seed;
using ResourceHub.Storage.Common;
using Spectre.Console;

namespace ResourceHub.Server.Hosting;

/// <summary>Builds the hub: as a server, or for one command on the same data.</summary>
internal static class HubHost
{
    const string DefaultUrl = "http://localhost:5080";

    /// <summary>Runs the server until it is told to stop.</summary>
    /// <returns>0, or 2 where it could not start.</returns>
    public static async Task<int> ServeAsync(ServeRequest request, HubCommandContext terminal, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = Build(request);
            await app.StartAsync(cancellationToken);
            await app.Services.GetRequiredService<Startup>().RunAsync(new Banner(app, terminal.Output), cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return (int)ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // stopped while it started; the next start goes on where this one was
            return (int)ExitCode.Done;
        }
        catch (Exception problem) when (FailureInWords.Of(problem) is { } lines)
        {
            foreach (var line in lines)
                terminal.Errors.WriteLine(line);
            return (int)ExitCode.NothingDone;
        }
    }

    /// <summary>The server, not yet started.</summary>
    /// <param name="request">What the command line says.</param>
    /// <param name="environment">Development, Production or another; null: as the variables say.</param>
    /// <param name="adjust">Changes to the builder before the container is made, for tests.</param>
    public static WebApplication Build(ServeRequest request, string? environment = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment });
        Configure(builder.Configuration, request);
        if (request.Urls is not null)
            builder.WebHost.UseUrls(ListenAddresses.Check(request.Urls));
        else if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        var options = builder.Services.AddHubOptions(builder.Configuration);
        DataFolder.Prepare(options.DataFolder);
        builder.Logging.AddHubLogging(builder.Environment);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestMebibytes * 1024L * 1024L;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.ShutdownSeconds));
        builder.Services.AddHub(options, StorageOptions.Read(builder.Configuration), builder.Environment);
        builder.Services.AddHubServer(options, builder.Configuration);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UseHub();
        return app;
    }

    /// <summary>The same services without the server, on a database that is up to date.</summary>
    /// <param name="data">The data folder that the command line names.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <param name="prepare">What the command does with the database first; null: it makes sure that the tables are those of this version.</param>
    public static async Task<CommandHost> OpenForCommandAsync(string? data, CancellationToken cancellationToken, Func<IHubDatabase, CancellationToken, Task>? prepare = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        Configure(builder.Configuration, new ServeRequest(data, null, null));
        var options = builder.Services.AddHubOptions(builder.Configuration);
        DataFolder.Prepare(options.DataFolder);
        var storage = StorageOptions.Read(builder.Configuration);
        builder.Services.AddHub(options, storage, builder.Environment);
        // what a person puts into a new folder is theirs: a later start does not mix the demo into it
        var isNew = SeedState.ChooseNoneWhereNew(options.DataFolder) && storage.IsEmbedded;
        var host = new CommandHost(builder.Build(), options.DataFolder, isNew);
        prepare ??= (database, token) => database.PrepareAsync(token);
        await prepare(host.Services.GetRequiredService<IHubDatabase>(), cancellationToken);
        DataFolder.Restrict(options.DataFolder);
        return host;
    }

    static void Configure(IConfigurationManager configuration, ServeRequest request)
        => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{HubOptions.Section}:{nameof(HubOptions.Data)}"] = request.Data,
            [$"{HubOptions.Section}:{nameof(HubOptions.Seed)}"] = request.Seed,
        }.Where(setting => setting.Value is not null));
}
