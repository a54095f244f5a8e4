using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Seed;

/// <summary>The examples that the explorer offers, with the demo's keys where these work at all.</summary>
internal static class ExampleEndpoints
{
    public static void MapExamples(this WebApplication app)
    {
        if (app.Environment.IsProduction())
            return;
        var dataFolder = app.Services.GetRequiredService<HubOptions>().DataFolder;
        app.MapGet(HubGraphQL.Path + "/examples", () =>
        {
            var keys = DemoKeys.Read(dataFolder);
            return keys.Count == 0
                ? Results.NotFound()
                : Results.Json(ExampleQueries.All.Select(e => new { e.Title, e.Description, e.Query, variables = new { }, key = e.KeyName is { } name ? keys.GetValueOrDefault(name) : null }));
        });
    }
}
