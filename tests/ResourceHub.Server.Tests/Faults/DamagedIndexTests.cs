using Microsoft.Data.Sqlite;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>search.db can always be made again from hub.db.</summary>
public sealed class DamagedIndexTests
{
    const string Search = """
        { a: resources(search: {text: "worksheets about fractions"}, first: 20) { totalCount edges { score node { externalId } } facets(fields: [PROVIDER, LEARNING_RESOURCE_TYPE]) { values { value count } } }
          b: resources(orderBy: SHORTEST, first: 50) { totalCount nodes { externalId } } }
        """;

    [Theory]
    [InlineData("deleted")]
    [InlineData("cut")]
    [InlineData("garbage")]
    [InlineData("garbage with changes waiting")]
    [InlineData("of another database")]
    public async Task An_index_that_is_lost_or_damaged_is_made_again_at_the_start(string damage)
    {
        var hub = await HubServer.StartAsync();
        try
        {
            var admin = await hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogPublish] });
            await hub.QueryAsync("""mutation { registerProvider(input: {slug: "open", name: "Open"}) { errors { code } } }""", key: admin);
            var records = Enumerable.Range(0, 120).Select(i => DataFiles.Record(i, i % 3 == 0 ? "about fractions" : "about shapes")).ToArray();
            await hub.QueryAsync("""mutation($r: [JSON!]!) { publishResources(input: {provider: "open", records: {jsonLd: $r}, waitForIndex: true}) { created errors { code } } }""", new { r = records }, admin);
            var before = (await hub.QueryAsync(Search)).ToString();
            await hub.StopAsync();

            await DamageAsync(damage, hub.Data);
            hub = await HubServer.StartAsync(data: hub.Data);

            Assert.Equal(before, (await hub.QueryAsync(Search)).ToString());
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    static async Task DamageAsync(string damage, string data)
    {
        var file = Path.Combine(data, "search.db");
        SqliteConnection.ClearAllPools();
        foreach (var journal in Directory.GetFiles(data, "search.db-*"))
            File.Delete(journal);
        switch (damage)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "cut":
                using (var open = File.OpenWrite(file))
                    open.SetLength(open.Length / 2);
                break;
            case "garbage" or "garbage with changes waiting":
                var bytes = new byte[100_000];
                new Random(7).NextBytes(bytes);
                await File.WriteAllBytesAsync(file, bytes);
                if (damage != "garbage")
                    Touch(data);
                break;
            default:
                File.Delete(file);
                await using (var other = await HubServer.StartAsync())
                {
                    await other.StopAsync();
                    File.Copy(Path.Combine(other.Data, "search.db"), file);
                }
                break;
        }
    }

    // a change that the index has not seen
    static void Touch(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "hub.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE Resources SET IndexVersion = IndexVersion + 1;
            INSERT INTO Outbox (Id, ResourceId, IndexVersion) SELECT randomblob(16), Id, IndexVersion FROM Resources;
            """;
        command.ExecuteNonQuery();
    }
}
