using System.Collections;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Readme;

/// <summary>The engine's README says what is so.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = Read("../../../src/ResourceHub.GraphQL/README.md");

    [Fact]
    public void Its_code_is_the_code_of_the_example()
    {
        var example = Unindented(Read("LibraryExample.cs"));
        var blocks = Blocks("csharp");
        Assert.Equal(6, blocks.Count);
        foreach (var part in blocks.SelectMany(b => b.Split("\n\n")))
        {
            Assert.Contains(Unindented(part), example, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_query_has_its_answer_and_its_interceptor_and_swap_work()
    {
        await using var app = LibraryExample.Build("--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Equal(Blocks("json").Single().Trim(), await PostAsync(client, Blocks("graphql").Single()));
        Assert.Equal("""{"data":{"books":[{"title":"Through the Looking-Glass"}]}}""", await LibraryExample.TitlesAsync(app.Services));

        const string lend = "mutation { lend(title: \"Treasure Island\") { lent } }";
        Assert.Contains("UNAUTHENTICATED", await PostAsync(client, lend), StringComparison.Ordinal);
        client.DefaultRequestHeaders.Add("X-Reader", "me");
        Assert.Equal("""{"data":{"lend":{"lent":true}}}""", await PostAsync(client, lend));

        await LibraryExample.SwapAsync(app.Services);
        Assert.Equal("""{"data":{"books":[{"title2":"Treasure Island"}]}}""", await PostAsync(client, "{ books(by: \"Stevenson\") { title2 } }"));
    }

    [Fact]
    public async Task Its_subscription_tells_of_what_is_lent_and_leaves_nobody_listening()
    {
        await using var app = LibraryExample.Build("--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None");
        var (executor, backplane) = (app.Services.GetRequiredService<IRequestExecutor>(), (InProcessBackplane)app.Services.GetRequiredService<ISubscriptionBackplane>());
        var events = (await executor.ExecuteAsync(GraphQLRequest.Create("subscription { lent { title author { name } } }"))).Events!.GetAsyncEnumerator();
        Assert.Equal(1, backplane.SubscriberCount);
        var request = GraphQLRequest.Create("mutation { lend(title: \"Treasure Island\") { lent } }");
        request.State["reader"] = "me";
        await executor.ExecuteAsync(request);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("""{"data":{"lent":{"title":"Treasure Island","author":{"name":"Robert Louis Stevenson"}}}}""", events.Current.ToJson());
        await events.DisposeAsync();
        Assert.Equal(0, backplane.SubscriberCount);
    }

    [Theory]
    [InlineData(typeof(GraphQLServerOptions))]
    [InlineData(typeof(SubscriptionOptions))]
    public void Its_tables_have_every_option_with_its_default(Type type)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var option in type.GetProperties().Where(p => p.PropertyType != typeof(SubscriptionOptions)))
        {
            var row = $"| `{option.Name}` | {Show(option.GetValue(options))} |";
            Assert.True(s_readme.Contains(row, StringComparison.Ordinal), $"src/ResourceHub.GraphQL/README.md lacks the row {row} …");
        }
    }

    [Fact]
    public void Its_tables_have_no_option_that_is_gone()
    {
        var known = typeof(GraphQLServerOptions).GetProperties().Concat(typeof(SubscriptionOptions).GetProperties()).Select(p => p.Name).ToHashSet();
        Assert.Subset(known, OptionRow().Matches(s_readme).Select(m => m.Groups[1].Value).ToHashSet());
    }

    private static string Show(object? value) => value switch
    {
        bool flag => flag ? "on" : "off",
        TimeSpan time => $"{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s",
        Enum symbol => symbol.ToString(),
        IFormattable number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        IList { Count: 0 } or null => "none",
        IEnumerable<string> names => string.Join(", ", names),
        _ => value.ToString()!,
    };

    private static async Task<string> PostAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query });
        return await answer.Content.ReadAsStringAsync();
    }

    private static List<string> Blocks(string language) =>
        [.. Block().Matches(s_readme).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value)];

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim())).Trim();

    private static string Read(string path, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, path)).ReplaceLineEndings("\n");

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^\\| `(\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();
}
