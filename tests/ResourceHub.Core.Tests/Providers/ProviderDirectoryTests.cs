using NSubstitute;
using ResourceHub.Core.Providers;

namespace ResourceHub.Core.Tests.Providers;

public sealed class ProviderDirectoryTests
{
    readonly IProviders _providers = Substitute.For<IProviders>();
    readonly Clock _clock = new();
    readonly ProviderDirectory _directory;
    readonly Provider _one = new() { Id = Guid.NewGuid(), Slug = "one", Name = "One" };
    readonly Provider _two = new() { Id = Guid.NewGuid(), Slug = "two", Name = "Two" };

    public ProviderDirectoryTests()
    {
        Kept(_one);
        _directory = new(_providers, _clock);
    }

    void Kept(params Provider[] providers) => _providers.ListAsync(default).ReturnsForAnyArgs(providers);

    async Task<string?> NameOf(Provider provider) => (await _directory.ByIdAsync([provider.Id], default)).GetValueOrDefault(provider.Id)?.Name;

    [Fact]
    public async Task Providers_are_read_once_in_a_second()
    {
        await NameOf(_one);
        Assert.Equal("One", (await _directory.BySlugAsync(["ONE"], default))["One"].Name);
        Kept(_one with { Name = "Other" });
        _clock.Seconds += .9;
        Assert.Equal("One", await NameOf(_one));
        await _providers.ReceivedWithAnyArgs(1).ListAsync(default);
        _clock.Seconds += .2;
        Assert.Equal("Other", await NameOf(_one));
    }

    [Fact]
    public async Task One_that_is_new_is_looked_for_at_once()
    {
        await NameOf(_one);
        Kept(_one, _two);
        Assert.Equal("Two", await NameOf(_two));
        Assert.DoesNotContain("three", await _directory.BySlugAsync(["three"], default));
    }

    [Fact]
    public async Task A_change_shows_at_once_and_what_was_read_before_it_does_not_come_back()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<Provider>>();
        _providers.ListAsync(default).ReturnsForAnyArgs(slow.Task);
        var early = NameOf(_one);
        Kept(_one with { Name = "Other" });
        _directory.Forget();
        slow.SetResult([_one]);
        Assert.Equal("One", await early);
        Assert.Equal("Other", await NameOf(_one));
    }

    [Fact]
    public async Task A_read_that_failed_is_not_kept()
    {
        _providers.ListAsync(default).ReturnsForAnyArgs(Task.FromException<IReadOnlyList<Provider>>(new TimeoutException()));
        await Assert.ThrowsAsync<TimeoutException>(() => NameOf(_one));
        Kept(_one);
        Assert.Equal("One", await NameOf(_one));
    }

    sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => (long)(Seconds * 1_000);
    }
}
