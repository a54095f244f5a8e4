using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Search.Elastic;

/// <summary>A hub over a search server, and a provider that publishes to it.</summary>
internal static class ElasticHub
{
    public static Task<HubServer> StartAsync(ElasticOptions options, string? data = null) => HubServer.StartAsync(data: data, adjust: builder =>
    {
        builder.Configuration["Search:Provider"] = "Elasticsearch";
        foreach (var (name, value) in Variables(options))
            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = value;
    });

    /// <summary>The same as variables of a process.</summary>
    public static Dictionary<string, string> Variables(ElasticOptions options) => new()
    {
        ["Search__Provider"] = "Elasticsearch",
        ["Search__Elasticsearch__Url"] = options.Url,
        ["Search__Elasticsearch__Index"] = options.Index,
        ["Search__Elasticsearch__Username"] = options.Username ?? "",
        ["Search__Elasticsearch__Password"] = options.Password ?? "",
        ["Search__Elasticsearch__ApiKey"] = options.ApiKey ?? "",
        ["Search__Elasticsearch__TrySeconds"] = FormattableString.Invariant($"{options.TrySeconds}"),
        ["Search__Elasticsearch__TotalSeconds"] = FormattableString.Invariant($"{options.TotalSeconds}"),
        ["Search__Elasticsearch__Retries"] = FormattableString.Invariant($"{options.Retries}"),
        ["Search__Elasticsearch__BreakSeconds"] = FormattableString.Invariant($"{options.BreakSeconds}"),
    };

    public static async Task<string> AddProviderAsync(this HubServer hub)
    {
        var admin = await hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogPublish] });
        await hub.QueryAsync("""mutation { registerProvider(input: {slug: "open", name: "Open"}) { errors { code } } }""", key: admin);
        return admin;
    }

    /// <summary>Publishes records; whether the index had them when the answer came.</summary>
    public static async Task<JsonElement> PublishAsync(this HubServer hub, string key, int count, int from = 0, string words = "", bool wait = true)
    {
        var records = Enumerable.Range(from, count).Select(i => DataFiles.Record(i, words)).ToArray();
        return (await hub.SendAsync("""mutation($r: [JSON!]!, $w: Boolean!) { publishResources(input: {provider: "open", records: {jsonLd: $r}, waitForIndex: $w}) { created updated unchanged errors { code } } }""",
            new { r = records, w = wait }, key));
    }

    /// <summary>Asks until the answer is as it should be.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> isSo, string what)
    {
        for (var tries = 0; tries < 4_800; tries++)
        {
            if (await isSo())
                return;
            await Task.Delay(25);
        }
        Assert.Fail($"Never so: {what}");
    }

    /// <summary>How many resources a search counts; null where it says that it cannot.</summary>
    public static async Task<int?> TotalAsync(this HubServer hub, string? text = null)
    {
        var answer = await hub.SendAsync("query($t: String) { resources(search: {text: $t}, first: 0) { totalCount } }", new { t = text });
        if (!answer.TryGetProperty("errors", out var errors))
            return answer.GetProperty("data").GetProperty("resources").GetProperty("totalCount").GetInt32();
        Assert.Equal("SEARCH_UNAVAILABLE", errors[0].GetProperty("extensions").GetProperty("code").GetString());
        return null;
    }
}
