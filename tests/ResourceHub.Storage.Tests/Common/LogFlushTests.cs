using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Tests.Common;

public sealed class LogFlushTests
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Those_who_come_while_one_runs_share_the_next_for_it_may_have_begun_before_they_wrote()
    {
        using var runs = new SemaphoreSlim(0);
        using var goesOn = new SemaphoreSlim(0);
        var count = 0;
        using var flush = new LogFlush(() =>
        {
            Interlocked.Increment(ref count);
            runs.Release();
            Assert.True(goesOn.Wait(Longest));
        });

        var first = Task.Run(flush.FlushAsync);
        Assert.True(await runs.WaitAsync(Longest));
        Task[] later = [flush.FlushAsync(), flush.FlushAsync(), flush.FlushAsync()];
        goesOn.Release();
        await first.WaitAsync(Longest);
        Assert.True(await runs.WaitAsync(Longest));
        Assert.DoesNotContain(later, l => l.IsCompleted);
        goesOn.Release();
        await Task.WhenAll(later).WaitAsync(Longest);

        Assert.Equal(2, count);
    }

    [Fact]
    public async Task Whoever_wrote_hears_that_the_disk_is_full_and_the_next_flush_is_tried_again()
    {
        var full = true;
        using var flush = new LogFlush(() =>
        {
            if (full)
                throw new IOException("the disk is full");
        });

        await Assert.ThrowsAsync<IOException>(flush.FlushAsync);
        full = false;
        await flush.FlushAsync();
    }

    [Fact]
    public async Task What_is_found_out_anew_after_a_power_cut_does_not_wait_for_the_disk()
    {
        using var database = new TestDatabase();
        using var writer = new HubWriter(
            database.Contexts, database.Dialect, TimeProvider.System, new WriterLine(Path.Combine(database.Folder, "hub.db")), new(() => throw new IOException("no disk")));

        await writer.WriteAsync(WriteScope.Derived, (_, _) => Task.CompletedTask, CancellationToken.None);
        await Assert.ThrowsAsync<IOException>(() => writer.WriteAsync(WriteScope.Patient, (_, _) => Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task A_write_is_answered_once_it_is_on_the_disk_and_others_have_the_turn_meanwhile()
    {
        using var database = new TestDatabase();
        using var goesOn = new SemaphoreSlim(0);
        using var writer = new HubWriter(database.Contexts, database.Dialect, TimeProvider.System, new WriterLine(Path.Combine(database.Folder, "hub.db")), new(() => Assert.True(goesOn.Wait(Longest))));

        var first = Task.Run(() => writer.WriteAsync((_, _) => Task.CompletedTask, CancellationToken.None));
        var second = new TaskCompletionSource();
        var after = Task.Run(() => writer.WriteAsync((_, _) =>
        {
            second.SetResult();
            return Task.CompletedTask;
        }, CancellationToken.None));
        await second.Task.WaitAsync(Longest);
        Assert.False(first.IsCompleted);
        goesOn.Release(2);

        await Task.WhenAll(first, after).WaitAsync(Longest);
    }
}
