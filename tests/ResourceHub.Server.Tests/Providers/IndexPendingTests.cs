using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NSubstitute;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Providers;

public sealed class IndexPendingTests
{
    [Fact]
    public async Task Who_waits_for_an_index_that_does_not_catch_up_is_told_so_and_what_was_published_stands()
    {
        var outbox = Substitute.For<IOutbox>();
        outbox.PendingAsync(Arg.Any<IReadOnlyCollection<OutboxTarget>>(), Arg.Any<CancellationToken>()).Returns(1);
        await using var hub = await HubServer.StartAsync(adjust: b => b.Services.Replace(ServiceDescriptor.Singleton(new IndexWait(outbox, new HurriedClock()))));
        var admin = await hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogRead] });
        await hub.QueryAsync("""mutation { registerProvider(input: {slug: "books", name: "Books"}) { errors { code } } }""", key: admin);
        const string Publish = """
            mutation($records: [JSON!]!, $wait: Boolean!) {
              publishResources(input: {provider: "books", records: {jsonLd: $records}, waitForIndex: $wait}) { results { outcome warnings { code } } errors { code } } }
            """;
        var records = new[] { new { identifier = "a", name = "N", url = "https://x.example/a" }, new { identifier = "b", name = "N", url = "nowhere" } };

        var published = (await hub.QueryAsync(Publish, new { records, wait = true }, admin)).GetProperty("publishResources");
        var withdrawn = (await hub.QueryAsync("""mutation { withdrawResources(input: {provider: "books", externalIds: ["a"], waitForIndex: true}) { withdrawn errors { code } } }""", key: admin)).GetProperty("withdrawResources");
        var patient = (await hub.QueryAsync(Publish, new { records, wait = false }, admin)).GetProperty("publishResources");

        Assert.Equal("""[{"outcome":"CREATED","warnings":[{"code":"INDEX_PENDING"}]},{"outcome":"REJECTED","warnings":[]}]""", published.GetProperty("results").GetRawText());
        Assert.Equal("""{"withdrawn":1,"errors":[{"code":"INDEX_PENDING"}]}""", withdrawn.GetRawText());
        Assert.Equal("[]", patient.GetProperty("results")[0].GetProperty("warnings").GetRawText());
    }

    /// <summary>Four seconds pass between two looks.</summary>
    sealed class HurriedClock : TimeProvider
    {
        DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromSeconds(4);
    }
}
