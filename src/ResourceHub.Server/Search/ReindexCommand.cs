using System.CommandLine;
using System.Globalization;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Search;

/// <summary><c>reindex</c>: makes the index anew from the database while the hub goes on.</summary>
internal static class ReindexCommand
{
    public static Command Create(HubCommandContext context)
    {
        var command = new Command(
            "reindex", "Makes the search index anew from the database, beside the live one, and swaps them; the hub may go on meanwhile, and a killed reindex changes nothing.");
        command.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var worker = services.GetRequiredService<IndexWorker>();
            var index = services.GetRequiredService<IResourceIndex>();
            var where = index is ElasticResourceIndex elastic ? await elastic.ServerAsync(ct) : "search.db";
            var count = await context.WithProgressAsync($"indexing on {where}", progress => worker.RebuildAsync(progress, ct));
            // what arrived since is for the server that runs, if one does
            await worker.DrainAsync(ct);
            var refused = await services.GetRequiredService<IIndexRefusals>().CountAsync(ct);
            context.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{count} resources indexed on {where}");
            if (refused > 0)
                context.Errors.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{refused} resources are refused by the index; their providers see why as INDEX_REFUSED");
            return refused == 0 ? ExitCode.Done : ExitCode.SomeRejected;
        }, token));
        return command;
    }
}
