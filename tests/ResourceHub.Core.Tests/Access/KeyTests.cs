using NSubstitute;
using ResourceHub.Core.Access;

namespace ResourceHub.Core.Tests.Access;

public sealed class KeyTests
{
    readonly IAccessStore _store = Substitute.For<IAccessStore>();
    readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    readonly Guid _school = Guid.Parse("6f4ad47a-8f5d-4f4a-9c80-1be3a6d4b001");

    [Fact]
    public async Task A_key_opens_what_it_was_made_for()
    {
        var secret = await MakeAsync(new NewKey { Name = "Quiz app", Role = Role.Service, Organization = _school });

        var caller = await Authenticator().RunAsync(secret, default);

        Assert.Equal(Role.Service, caller.Role);
        Assert.Equal(_school, caller.Organization);
        Assert.Equal("Quiz app", caller.Client);
        Assert.True(caller.Has(Scope.LearnersWrite));
        Assert.False(caller.Has(Scope.HubAdmin));
    }

    [Fact]
    public async Task Only_the_hash_of_a_secret_is_kept()
    {
        var (key, secret) = await MakeBothAsync(new NewKey { Name = "x", Role = Role.Service, Organization = _school });
        Assert.True(KeySecret.TryParse(secret, out var id, out var own));
        Assert.Equal(key.Id, id);
        Assert.Equal(32, key.SecretHash.Length);
        Assert.True(KeySecret.Matches(own, key.SecretHash));
        Assert.False(KeySecret.Matches(own + "A", key.SecretHash));
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_key_are_refused_alike()
    {
        var secret = await MakeAsync(new NewKey { Name = "x", Role = Role.Service, Organization = _school });
        var wrong = secret[..^3] + (secret.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA");
        var unknown = KeySecret.Create(Guid.Parse("0198a8c0-0000-7000-8000-000000000001")).Text;

        var first = await Assert.ThrowsAsync<HubException>(() => Authenticator().RunAsync(wrong, default).AsTask());
        var second = await Assert.ThrowsAsync<HubException>(() => Authenticator().RunAsync(unknown, default).AsTask());
        Assert.Equal(("UNAUTHENTICATED", first.Message), (second.Code, second.Message));
    }

    [Fact]
    public async Task A_revoked_key_stops_working_within_two_seconds()
    {
        var (key, secret) = await MakeBothAsync(new NewKey { Name = "x", Role = Role.Service, Organization = _school });
        var authenticate = Authenticator();
        await authenticate.RunAsync(secret, default);

        _store.FindKeyAsync(key.Id, Arg.Any<CancellationToken>()).Returns(key with { RevokedAt = _clock.Now });
        _clock.Now += TimeSpan.FromSeconds(2);

        var problem = await Assert.ThrowsAsync<HubException>(() => authenticate.RunAsync(secret, default).AsTask());
        Assert.Contains("revoked", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        var secret = await MakeAsync(new NewKey { Name = "x", Role = Role.Service, Organization = _school, ExpiresAt = _clock.Now.AddHours(1) });
        _clock.Now = _clock.Now.AddHours(1);
        var problem = await Assert.ThrowsAsync<HubException>(() => Authenticator().RunAsync(secret, default).AsTask());
        Assert.Contains("expired", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_key_is_refused_in_production()
    {
        var secret = await MakeAsync(new NewKey { Name = "demo", Role = Role.Service, Organization = _school, Demo = true });
        await Authenticator(demo: true).RunAsync(secret, default);
        var problem = await Assert.ThrowsAsync<HubException>(() => Authenticator(demo: false).RunAsync(secret, default).AsTask());
        Assert.Contains("Production", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rh_")]
    [InlineData("rh_zz_zz")]
    [InlineData("Bearer rh_0198a8c0000070008000000000000001_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_key_is_refused_without_a_look(string text)
    {
        await Assert.ThrowsAsync<HubException>(() => Authenticator().RunAsync(text, default).AsTask());
        await _store.DidNotReceiveWithAnyArgs().FindKeyAsync(default, default);
    }

    public static TheoryData<string, NewKey> Misfits => new()
    {
        { "GROUP_NEEDED", new NewKey { Name = "t", Role = Role.Teacher, Organization = School } },
        { "LEARNER_NEEDED", new NewKey { Name = "l", Role = Role.Learner, Organization = School } },
        { "PROVIDER_NEEDED", new NewKey { Name = "p", Role = Role.Provider } },
        { "ORGANIZATION_NEEDED", new NewKey { Name = "s", Role = Role.Service } },
        { "ROLE_INVALID", new NewKey { Name = "a", Role = Role.Anonymous } },
        { "NAME_INVALID", new NewKey { Name = " ", Role = Role.Service, Organization = School } },
        { "SCOPE_NOT_ALLOWED", new NewKey { Name = "l", Role = Role.Learner, Organization = School, Learner = School, Scopes = [Scope.Admin] } },
        { "SCOPE_NOT_ALLOWED", new NewKey { Name = "s", Role = Role.Service, Organization = School, Scopes = [Scope.HubAdmin] } },
        { "BINDING_NOT_ALLOWED", new NewKey { Name = "s", Role = Role.Service, Organization = School, Groups = [School] } },
        { "EXPIRES_IN_PAST", new NewKey { Name = "s", Role = Role.Service, Organization = School, ExpiresAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) } },
    };

    static Guid School => Guid.Parse("6f4ad47a-8f5d-4f4a-9c80-1be3a6d4b001");

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Role_scopes_and_bindings_must_fit_together(string code, NewKey wish)
    {
        var problem = await Assert.ThrowsAsync<HubException>(() => MakeAsync(wish));
        Assert.Equal(code, problem.Code);
        await _store.DidNotReceiveWithAnyArgs().AddKeyAsync(default!, default);
    }

    [Fact]
    public async Task An_organisations_administrator_makes_no_key_that_reaches_beyond_it()
    {
        var admin = new Caller(Role.Administrator, new HashSet<Scope> { Scope.Admin }, _school);
        var create = new CreateKey(_store, _clock);

        await create.RunAsync(admin, new NewKey { Name = "own", Role = Role.Service, Organization = _school }, default);
        foreach (var wish in new[]
        {
            new NewKey { Name = "other", Role = Role.Service, Organization = Guid.NewGuid() },
            new NewKey { Name = "hub", Role = Role.Administrator, Organization = _school, Scopes = [Scope.HubAdmin] },
            new NewKey { Name = "provider", Role = Role.Provider, Organization = _school, Provider = "p1" },
        })
            Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => create.RunAsync(admin, wish, default))).Code);
    }

    async Task<string> MakeAsync(NewKey wish) => (await MakeBothAsync(wish)).Secret;

    async Task<(ApiKey Key, string Secret)> MakeBothAsync(NewKey wish)
    {
        var made = await new CreateKey(_store, _clock).RunAsync(Caller.System(_school), wish, default);
        _store.FindKeyAsync(made.Key.Id, Arg.Any<CancellationToken>()).Returns(made.Key);
        return made;
    }

    Authenticate Authenticator(bool demo = true) => new(_store, new AccessPolicy(demo), _clock);
}
