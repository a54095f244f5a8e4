using System.Globalization;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Seed;

/// <summary>The seed's frameworks, their other names, providers and resources.</summary>
internal sealed class SeedCatalogue(
    ImportFramework importFramework, ImportAliases importAliases, ISkillGraphProvider graphs, IProviders providers, RegisterProvider register, PublishResources publish)
{
    public async Task LoadAsync(Action<string> report, CancellationToken cancellationToken)
    {
        foreach (var file in SeedFiles.Frameworks)
        {
            var result = await importFramework.RunAsync(Caller.System(), CasePackage.Read(await File.ReadAllBytesAsync(file, cancellationToken)), new ImportOptions(), cancellationToken);
            SeedLoader.Require(result.Errors, "frameworks");
            report(string.Create(CultureInfo.InvariantCulture, $"{graphs.Current.FindFramework(result.Framework!.Value)!.Title}: {result.Report!.Skills} skills, {result.Report.Prerequisites} prerequisites"));
        }
        foreach (var file in SeedFiles.Aliases)
        {
            await using var stream = File.OpenRead(file);
            var names = await importAliases.RunAsync(Caller.System(), AliasFile.ReadAsync(stream, cancellationToken), null, null, cancellationToken);
            SeedLoader.Require(names.Problems.Select(p => p.Error), "aliases");
        }
        foreach (var provider in SeedFiles.Providers())
            await PublishAsync(provider, report, cancellationToken);
    }

    async Task PublishAsync(SeedProvider seed, Action<string> report, CancellationToken cancellationToken)
    {
        if (await providers.FindAsync(seed.Slug, cancellationToken) is null)
            await register.AddAsync(Caller.System(), new NewProvider(seed.Slug, seed.Name, seed.Url, seed.Description) { Frameworks = seed.Frameworks }, cancellationToken);
        var rejected = new List<UserError>();
        await using var file = File.OpenRead(SeedFiles.Records(seed.Slug));
        var run = await publish.RunAsync(Caller.System(), new PublishRequest(seed.Slug, JsonLines.ReadAsync(file, cancellationToken: cancellationToken))
        {
            Judged = result => rejected.AddRange(result.Errors),
        }, cancellationToken);
        SeedLoader.Require(rejected, $"records of {seed.Slug}");
        report(string.Create(CultureInfo.InvariantCulture, $"{seed.Name}: {run.Seen} resources"));
    }
}
