using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;
using ResourceHub.Storage.Groups;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>Brief units of work that wait for one turn: what is asked for while another write has the turn waits for the next one together.</summary>
public sealed class BriefWritesTests : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    readonly TestDatabase _database = new();
    readonly Guid _organization = Guid.NewGuid();
    int _commits;

    public BriefWritesTests() => _database.Writer.Committed += () => _commits++;

    [Fact]
    public async Task Those_that_wait_together_are_one_transaction_and_each_sees_what_came_before()
    {
        var seen = new List<int>();

        await TogetherAsync(() => [.. Enumerable.Range(0, 5).Select(i => WriteAsync(_database.Writer, async (db, token) =>
        {
            seen.Add(await db.Set<GroupRow>().CountAsync(token));
            db.Add(Group($"{i}"));
        }))]);

        Assert.Equal([0, 1, 2, 3, 4], seen);
        Assert.Equal(["0", "1", "2", "3", "4"], await NamesAsync());
        Assert.Equal(2, _commits);
    }

    [Fact]
    public async Task It_reads_while_somebody_else_has_the_turn_and_needs_none_where_there_is_nothing_to_write()
    {
        await AddAsync(_database.Writer, "there");
        var found = 0;

        await _database.Writer.WriteAsync(async (_, ends) => found = await _database.Writer.WritePlannedAsync(
            async (db, token) => new PlannedWrite<int>(await db.Set<GroupRow>().CountAsync(token), null), ends).WaitAsync(Longest, ends), CancellationToken.None);

        Assert.Equal(1, found);
    }

    [Fact]
    public async Task What_met_another_write_is_planned_anew_within_the_turn_and_answers_what_it_found_then()
    {
        Task<int>[] all = [];

        await TogetherAsync(() => all = [CountAndAddAsync("one"), CountAndAddAsync("two"), CountAndAddAsync("three")]);

        var found = await Task.WhenAll(all);
        Assert.Equal([0, 1, 2], found);
        Assert.Equal(["one", "three", "two"], await NamesAsync());
    }

    [Fact]
    public async Task One_that_fails_half_way_keeps_nothing_and_takes_no_other_along()
    {
        Task[] all = [];

        await TogetherAsync(() => all =
        [
            AddAsync(_database.Writer, "first"),
            WriteAsync(_database.Writer, async (db, token) =>
            {
                db.Add(Group("bad"));
                await db.SaveChangesAsync(token);
                throw new InvalidOperationException("broken half way");
            }),
            // its row is refused only when its changes are saved
            AddAsync(_database.Writer, "first"),
            AddAsync(_database.Writer, "last"),
        ]);

        await all[0];
        await Assert.ThrowsAsync<InvalidOperationException>(() => all[1]);
        await Assert.ThrowsAsync<DbUpdateException>(() => all[2]);
        await all[3];
        Assert.Equal(["first", "last"], await NamesAsync());
    }

    [Fact]
    public async Task One_that_is_given_up_while_it_waits_writes_nothing_and_the_others_go_on()
    {
        using var patience = new CancellationTokenSource();
        Task[] all = [];

        await TogetherAsync(() =>
        {
            all = [AddAsync(_database.Writer, "given up", patience.Token), AddAsync(_database.Writer, "kept")];
            patience.Cancel();
            return all;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all[0]);
        await all[1];
        Assert.Equal(["kept"], await NamesAsync());
    }

    [Fact]
    public async Task What_is_not_kept_in_the_end_is_nobodys_and_the_next_are_written()
    {
        var refusal = new RefusedCommit();
        using var writer = new HubWriter(_database.ContextsWith(refusal), new SqliteDialect(), TimeProvider.System);
        Task[] all = [];

        await TogetherAsync(writer, () =>
        {
            refusal.Refuses = true;
            return all = [AddAsync(writer, "one"), AddAsync(writer, "two")];
        });

        foreach (var lost in all)
            await Assert.ThrowsAsync<IOException>(() => lost);
        refusal.Refuses = false;
        await AddAsync(writer, "three");
        Assert.Equal(["three"], await NamesAsync());
    }

    [Fact]
    public async Task A_kill_before_the_end_of_the_transaction_leaves_none_of_them_and_one_after_the_answer_all()
    {
        List<string> killedBefore = ["not looked at"];

        await TogetherAsync(() =>
        [
            AddAsync(_database.Writer, "one"),
            AddAsync(_database.Writer, "two"),
            WriteAsync(_database.Writer, async (_, _) => killedBefore = await NamesAfterKillAsync()),
        ]);

        Assert.Empty(killedBefore);
        Assert.Equal(["one", "two"], await NamesAfterKillAsync());
    }

    [Fact]
    public async Task More_than_one_transaction_holds_are_all_written()
    {
        await TogetherAsync(() => [.. Enumerable.Range(0, 50).Select(i => AddAsync(_database.Writer, $"{i:00}"))]);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i:00}"), await NamesAsync());
    }

    public void Dispose() => _database.Dispose();

    Task TogetherAsync(Func<Task[]> begin) => TogetherAsync(_database.Writer, begin);

    /// <summary>Begins them while another write has the turn, and waits until each has ended, well or not.</summary>
    static async Task TogetherAsync(HubWriter writer, Func<Task[]> begin)
    {
        Task[] all = [];
        await writer.WriteAsync((_, _) =>
        {
            all = begin();
            return Task.CompletedTask;
        }, CancellationToken.None);
        await Task.WhenAll(all.Select(t => t.ContinueWith(_ => { }, TaskScheduler.Default))).WaitAsync(Longest);
    }

    Task AddAsync(HubWriter writer, string name, CancellationToken cancellationToken = default)
        => WriteAsync(writer, (db, _) => Task.FromResult(db.Add(Group(name))), cancellationToken);

    static Task WriteAsync(HubWriter writer, Func<HubDbContext, CancellationToken, Task> write, CancellationToken cancellationToken = default)
        => writer.WritePlannedAsync((_, _) => Task.FromResult(new PlannedWrite<bool>(true, write)), cancellationToken);

    /// <summary>Adds a group where there are as many as it had read; answers how many.</summary>
    Task<int> CountAndAddAsync(string name)
        => _database.Writer.WritePlannedAsync(async (db, token) =>
        {
            var count = await db.Set<GroupRow>().CountAsync(token);
            return new PlannedWrite<int>(count, async (turn, _) =>
            {
                turn.Add(Group(name));
                await turn.SaveChangesAsync(token);
                if (await turn.Set<GroupRow>().CountAsync(token) != count + 1)
                    throw new DbUpdateConcurrencyException("somebody added one meanwhile");
            });
        }, CancellationToken.None);

    GroupRow Group(string name) => new() { Id = Guid.NewGuid(), OrganizationId = _organization, ExternalId = name, Name = name };

    async Task<List<string>> NamesAsync()
    {
        await using var db = await _database.Contexts.CreateDbContextAsync();
        return await db.Set<GroupRow>().Where(g => g.OrganizationId == _organization).OrderBy(g => g.Name).Select(g => g.Name).ToListAsync();
    }

    /// <summary>What another process finds in the files as a killed one would leave them now.</summary>
    async Task<List<string>> NamesAfterKillAsync()
    {
        var left = Directory.CreateTempSubdirectory("resourcehub-killed-").FullName;
        try
        {
            foreach (var file in new[] { "hub.db", "hub.db-wal" })
                if (File.Exists(Path.Combine(_database.Folder, file)))
                    File.Copy(Path.Combine(_database.Folder, file), Path.Combine(left, file));
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(left, "hub.db"), Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT Name FROM Groups ORDER BY Name";
            await using var reader = await command.ExecuteReaderAsync();
            var names = new List<string>();
            while (await reader.ReadAsync())
                names.Add(reader.GetString(0));
            return names;
        }
        finally
        {
            Directory.Delete(left, recursive: true);
        }
    }

    sealed class RefusedCommit : DbTransactionInterceptor
    {
        public bool Refuses { get; set; }

        int _passed;

        // the first is the write that they wait for
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            => Refuses && _passed++ > 0 ? throw new IOException("the disk is full") : ValueTask.FromResult(result);
    }
}
