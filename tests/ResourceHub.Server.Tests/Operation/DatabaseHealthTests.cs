using Microsoft.Extensions.Diagnostics.HealthChecks;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using ResourceHub.Core.Catalog;
using ResourceHub.Server.Operation;

namespace ResourceHub.Server.Tests.Operation;

public sealed class DatabaseHealthTests : IDisposable
{
    sealed class Clock : TimeProvider
    {
        public TimeSpan At { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => At.Ticks;
    }

    readonly Clock _clock = new();
    readonly ICatalogStore _store = Substitute.For<ICatalogStore>();
    readonly Readiness _readiness = new();
    readonly DatabaseHealth _health;

    public DatabaseHealthTests()
    {
        _readiness.Done();
        _health = new(_store, _readiness, _clock);
    }

    public void Dispose() => _health.Dispose();

    Task<HealthCheckResult> AskAsync() => _health.CheckHealthAsync(new());

    [Fact]
    public async Task However_many_ask_the_database_is_asked_once_in_a_while()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(HealthStatus.Healthy, (await AskAsync()).Status);
        await _store.Received(1).ReadResolvedVersionAsync(Arg.Any<CancellationToken>());
        _clock.At += TimeSpan.FromSeconds(6);
        await AskAsync();
        await _store.Received(2).ReadResolvedVersionAsync(Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_database_that_fails_is_said_without_what_it_says_and_comes_back()
    {
        _store.ReadResolvedVersionAsync(default).ThrowsAsyncForAnyArgs(new InvalidOperationException("Login failed for user 'hub' with password 'secret'."));
        var found = await AskAsync();
        Assert.Equal(HealthStatus.Unhealthy, found.Status);
        Assert.Equal("The database does not answer (InvalidOperationException).", found.Description);
        _clock.At += TimeSpan.FromSeconds(6);
        _store.ReadResolvedVersionAsync(default).ReturnsForAnyArgs(1L);
        Assert.Equal(HealthStatus.Healthy, (await AskAsync()).Status);
    }

    [Fact]
    public async Task While_the_hub_starts_the_database_is_left_alone()
    {
        _readiness.Doing("migrating the database");
        Assert.Equal(HealthStatus.Healthy, (await AskAsync()).Status);
        Assert.Empty(_store.ReceivedCalls());
    }
}
