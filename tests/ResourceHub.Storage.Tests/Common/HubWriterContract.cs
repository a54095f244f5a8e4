using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Groups;

namespace ResourceHub.Storage.Tests.Common;

public abstract class HubWriterContract(StoreKind store) : IDisposable
{
    const int Writers = 40;

    readonly TestDatabase _database = new(store);
    readonly Guid _organization = Guid.NewGuid();

    [SkippableFact]
    public async Task A_write_that_fails_keeps_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.Writer.WriteAsync(async (db, token) =>
        {
            db.Add(Group("0"));
            await db.SaveChangesAsync(token);
            throw new InvalidOperationException("broken half way");
        }, CancellationToken.None));

        Assert.Null(await NameAsync());
    }

    [SkippableFact]
    public async Task Writers_from_many_tasks_stand_in_line_and_lose_no_update()
    {
        await _database.Writer.WriteAsync((db, _) => Task.FromResult(db.Add(Group("0"))), CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => _database.Writer.WriteAsync(
            async (db, token) => Raise(await db.Set<GroupRow>().SingleAsync(g => g.OrganizationId == _organization, token)), CancellationToken.None))));

        Assert.Equal($"{Writers}", await NameAsync());
    }

    [SkippableFact]
    public async Task Writers_of_two_replicas_on_one_thing_lose_no_update_either()
    {
        await _database.Writer.WriteAsync((db, _) => Task.FromResult(db.Add(Group("0"))), CancellationToken.None);
        var (_, other) = _database.Replica();
        var scope = WriteScope.Of("groups", _organization);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => (i % 2 == 0 ? _database.Writer : other).WriteAsync(scope,
            async (db, token) => Raise(await db.Set<GroupRow>().SingleAsync(g => g.OrganizationId == _organization, token)), CancellationToken.None))));

        Assert.Equal($"{Writers}", await NameAsync());
    }

    public void Dispose() => _database.Dispose();

    GroupRow Group(string name) => new() { Id = Guid.NewGuid(), OrganizationId = _organization, ExternalId = "counter", Name = name };

    static bool Raise(GroupRow row)
    {
        row.Name = (int.Parse(row.Name, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    async Task<string?> NameAsync()
    {
        await using var db = await _database.Contexts.CreateDbContextAsync();
        return await db.Set<GroupRow>().Where(g => g.OrganizationId == _organization).Select(g => g.Name).SingleOrDefaultAsync();
    }
}
