using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Server.Skills;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.RealFiles;

/// <summary>One hub for all tests on the real files: the real frameworks, aliases and provider files in, through the use cases of the commands.</summary>
public sealed class RealHub : IAsyncLifetime
{
    public static readonly string[] Providers = ["engageny", "phet", "coherence-tasks", "oatutor"];

    HubServer? _hub;

    public static bool IsHere => Directory.Exists(Folder());

    public HubServer Hub
    {
        get
        {
            Skip.IfNot(IsHere, "needs ../shared/data beside the repository");
            return _hub!;
        }
    }

    public List<PublishRun> Runs { get; } = [];

    public string Key { get; private set; } = "";

    public static string File(string name) => Path.Combine(Folder(), name);

    public async Task InitializeAsync()
    {
        if (!IsHere)
            return;
        _hub = await HubServer.StartAsync();
        var services = _hub.Services;
        foreach (var name in new[] { "ccss-math", "ccss-ela-foundational", "oatutor-skills" })
            await services.GetRequiredService<ImportFramework>().RunAsync(
                Caller.System(), CasePackage.Read(await System.IO.File.ReadAllBytesAsync(File($"frameworks/{name}.case.json"))), new ImportOptions(), CancellationToken.None);
        await using (var aliases = System.IO.File.OpenRead(File("frameworks/ccss-aliases.csv")))
            await services.GetRequiredService<ImportAliases>().RunAsync(Caller.System(), AliasFile.ReadAsync(aliases, CancellationToken.None), null, null, CancellationToken.None);
        foreach (var slug in Providers)
        {
            await services.GetRequiredService<RegisterProvider>().AddAsync(Caller.System(), new NewProvider(slug, slug), CancellationToken.None);
            await using var records = System.IO.File.OpenRead(File($"providers/{slug}.jsonl"));
            Runs.Add(await services.GetRequiredService<PublishResources>().RunAsync(Caller.System(), new PublishRequest(slug, JsonLines.ReadAsync(records)), CancellationToken.None));
        }
        await services.GetRequiredService<IndexWorker>().RunOnceAsync(CancellationToken.None);
        await _hub.IndexedAsync();
        var school = await _hub.CreateOrganizationAsync("real-school");
        Key = await _hub.CreateKeyAsync(new NewKey { Name = "app", Role = Role.Service, Organization = school.Id });
    }

    public async Task DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data"));
}
