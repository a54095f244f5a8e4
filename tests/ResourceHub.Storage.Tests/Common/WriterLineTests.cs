using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>Two writers on one file, as two processes have them.</summary>
public sealed class WriterLineTests
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_process_that_writes_chunk_after_chunk_gives_way_to_one_that_came_meanwhile()
    {
        using var database = new TestDatabase();
        using var busy = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        using var other = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        var order = new List<string>();
        var otherAsks = new TaskCompletionSource();

        // the first chunk ends only when the other process stands in the line
        var chunks = Task.Run(async () =>
        {
            for (var chunk = 0; chunk < 3; chunk++)
            {
                await busy.WriteAsync(async (_, token) =>
                {
                    otherAsks.TrySetResult();
                    while (order.Count == 0 && !Line(database).IsSomebodyNext())
                        await Task.Delay(1, token);
                    order.Add("chunk");
                }, CancellationToken.None);
            }
        });
        await otherAsks.Task.WaitAsync(Longest);
        await other.WriteAsync((_, _) =>
        {
            order.Add("other");
            return Task.CompletedTask;
        }, CancellationToken.None).WaitAsync(Longest);
        await chunks.WaitAsync(Longest);

        Assert.Equal(["chunk", "other", "chunk", "chunk"], order);
    }

    [Fact]
    public async Task Each_process_knows_that_somebody_waits_for_writes_in_any_of_them()
    {
        using var database = new TestDatabase();
        using var writer = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        using var other = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));

        await other.WriteAsync(WriteScope.Patient, (_, _) => Task.CompletedTask, CancellationToken.None);
        Assert.False(writer.OthersHurry);

        await other.WriteAsync(WriteScope.Guarded, (_, _) =>
        {
            Assert.True(writer.OthersHurry);
            return Task.CompletedTask;
        }, CancellationToken.None);
    }

    [Fact]
    public async Task Work_that_must_not_run_beside_its_like_waits_for_it_in_any_process_while_others_write()
    {
        using var database = new TestDatabase();
        using var writer = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        using var other = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        var scope = WriteScope.Of("links", Guid.Empty);
        var order = new List<string>();
        var goesOn = new TaskCompletionSource();

        var first = writer.WritePlannedAsync(scope, async (_, _) =>
        {
            await goesOn.Task;
            order.Add("read by the first");
            return new PlannedWrite<bool>(true, (_, _) =>
            {
                order.Add("written by the first");
                return Task.CompletedTask;
            });
        }, CancellationToken.None);
        var second = other.WritePlannedAsync(scope, (_, _) =>
        {
            order.Add("read by the second");
            return Task.FromResult(new PlannedWrite<bool>(true, null));
        }, CancellationToken.None);
        await other.WriteAsync((_, _) =>
        {
            order.Add("written by others");
            return Task.CompletedTask;
        }, CancellationToken.None).WaitAsync(Longest);
        goesOn.SetResult();
        await Task.WhenAll(first, second).WaitAsync(Longest);

        Assert.Equal(["written by others", "read by the first", "written by the first", "read by the second"], order);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_holds_nobody_up()
    {
        using var database = new TestDatabase();
        using var writer = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        using var other = new HubWriter(database.Contexts, new SqliteDialect(), TimeProvider.System, Line(database), new(() => { }));
        using var patience = new CancellationTokenSource();
        Task? givenUp = null;

        await writer.WriteAsync(async (_, _) =>
        {
            givenUp = writer.WriteAsync((_, _) => Task.CompletedTask, patience.Token);
            await patience.CancelAsync();
        }, CancellationToken.None).WaitAsync(Longest);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp!);
        await other.WriteAsync((_, _) => Task.CompletedTask, CancellationToken.None).WaitAsync(Longest);
    }

    static WriterLine Line(TestDatabase database) => new(Path.Combine(database.Folder, "hub.db"));
}
