using ResourceHub.Core.Access;
using ResourceHub.Storage.Access;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Access;

public abstract class AccessStoreContract : IDisposable
{
    readonly TestDatabase _database;
    readonly AccessStore _store;
    readonly Organization _district = new(Guid.Parse("0198a8c0-0000-7000-8000-000000000001"), "north", "North District", null);

    protected AccessStoreContract(StoreKind store)
    {
        _database = new(store);
        _store = new AccessStore(_database.Contexts, _database.Writer);
    }

    [SkippableFact]
    public async Task A_slug_belongs_to_one_organisation()
    {
        Assert.True(await _store.AddOrganizationAsync(_district, default));
        Assert.False(await _store.AddOrganizationAsync(_district with { Id = Guid.NewGuid() }, default));
        Assert.Equal(_district, await _store.FindOrganizationAsync("north", default));
    }

    [SkippableFact]
    public async Task Organisations_are_listed_below_their_parent()
    {
        await _store.AddOrganizationAsync(_district, default);
        var school = new Organization(Guid.NewGuid(), "elm-school", "Elm School", _district.Id);
        await _store.AddOrganizationAsync(school, default);

        Assert.Equal([school], await _store.ListOrganizationsAsync(_district.Id, default));
        Assert.Equal([_district], await _store.ListOrganizationsAsync(null, default));
    }

    [SkippableFact]
    public async Task A_key_comes_back_as_it_was_kept()
    {
        await _store.AddOrganizationAsync(_district, default);
        var key = Key();
        await _store.AddKeyAsync(key, default);

        var found = await _store.FindKeyAsync(key.Id, default);

        Assert.Equivalent(key, found, strict: true);
    }

    [SkippableFact]
    public async Task A_key_is_revoked_once()
    {
        await _store.AddOrganizationAsync(_district, default);
        var key = Key();
        await _store.AddKeyAsync(key, default);
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        Assert.True(await _store.RevokeKeyAsync(key.Id, at, default));
        Assert.False(await _store.RevokeKeyAsync(key.Id, at.AddHours(1), default));
        Assert.Equal(at, (await _store.FindKeyAsync(key.Id, default))!.RevokedAt);
    }

    public void Dispose() => _database.Dispose();

    ApiKey Key() => new()
    {
        Id = Guid.Parse("0198a8c0-0000-7000-8000-000000000002"),
        Name = "Room 12",
        Role = Role.Teacher,
        Scopes = [Scope.LearnersRead, Scope.ReportsRead],
        SecretHash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
        Organization = _district.Id,
        Groups = [Guid.Parse("0198a8c0-0000-7000-8000-000000000003")],
        CreatedAt = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2027, 3, 2, 8, 0, 0, TimeSpan.Zero),
    };
}
