using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Search;
using ResourceHub.Search.Embedded;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Search;

/// <summary>What callers see of an index that can answer in part only.</summary>
public sealed class PartialAnswerTests
{
    const string Why = "1 of 2 parts of the index did not answer";

    [Fact]
    public async Task An_answer_in_part_has_an_error_beside_it_and_its_siblings_have_none()
    {
        await using var hub = await HubServer.StartAsync(adjust: builder => builder.Services.AddSingleton<IResourceIndex>(services
            => new HalfAnIndex(new EmbeddedResourceIndex(Path.Combine(services.GetRequiredService<Hosting.HubOptions>().DataFolder, "search.db"), TimeProvider.System))));
        var admin = await hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogPublish] });
        await hub.QueryAsync("""mutation { registerProvider(input: {slug: "open", name: "Open"}) { errors { code } } }""", key: admin);
        await hub.QueryAsync("""mutation { publishResources(input: {provider: "open", records: {jsonLd: [{name: "Moon", identifier: "m"}]}}) { rejected } }""", key: admin);
        await hub.IndexedAsync();

        var answer = await hub.SendAsync("""{ resources(search: {text: "moon"}) { totalCount nodes { name } } providers { nodes { slug } } }""");
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("SEARCH_PARTIAL", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(Why, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("""["resources"]""", error.GetProperty("path").GetRawText());
        Assert.Equal("""{"totalCount":1,"nodes":[{"name":"Moon"}]}""", answer.GetProperty("data").GetProperty("resources").GetRawText());
        Assert.Equal("open", answer.GetProperty("data").GetProperty("providers").GetProperty("nodes")[0].GetProperty("slug").GetString());
    }

    /// <summary>A whole index that says it is not.</summary>
    sealed class HalfAnIndex(EmbeddedResourceIndex index) : IResourceIndex, IDisposable
    {
        public async Task<IReadOnlyList<IndexResult>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
            => [.. (await index.SearchManyAsync(queries, cancellationToken)).Select(r => r with { Partial = Why })];

        public Task<IReadOnlyList<IndexSuggestion>> SuggestAsync(IndexPrefix prefix, CancellationToken cancellationToken) => index.SuggestAsync(prefix, cancellationToken);

        public Task<IReadOnlyList<IndexRefusal>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken) => index.ApplyAsync(changes, cancellationToken);

        public Task ShowAsync(CancellationToken cancellationToken) => index.ShowAsync(cancellationToken);

        public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken) => index.GetStatusAsync(cancellationToken);

        public Task<int> CountAsync(CancellationToken cancellationToken) => index.CountAsync(cancellationToken);

        public Task<IIndexRebuild> BeginRebuildAsync(string content, CancellationToken cancellationToken) => index.BeginRebuildAsync(content, cancellationToken);

        public void Dispose() => index.Dispose();
    }
}
