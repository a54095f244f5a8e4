using Microsoft.Data.Sqlite;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Embedded;
using ResourceHub.Search.Tests.Contract;

namespace ResourceHub.Search.Tests.Embedded;

/// <summary>The contract over the embedded adapter, and what is its alone: files, other processes, damage.</summary>
public sealed class EmbeddedResourceIndexTests : ResourceIndexContract
{
    readonly string _folder = Directory.CreateTempSubdirectory("hub-search-").FullName;
    readonly List<EmbeddedResourceIndex> _open = [];

    string File => Path.Combine(_folder, "search.db");

    protected override Task<IResourceIndex> CreateAsync() => Task.FromResult<IResourceIndex>(Open());

    public override Task DisposeAsync()
    {
        foreach (var index in _open)
            index.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    EmbeddedResourceIndex Open()
    {
        var index = new EmbeddedResourceIndex(File, Clock);
        _open.Add(index);
        return index;
    }

    static async Task<int> CountAsync(EmbeddedResourceIndex index)
        => (await index.SearchManyAsync([new() { Filter = new(), WantsTotal = true }], default))[0].Total;

    [Fact]
    public async Task What_another_process_applies_is_found_at_once()
    {
        await Apply(Document(1, "moon"));
        await AssertText("moon", 1);
        using var other = new EmbeddedResourceIndex(File, Clock);
        await other.ApplyAsync([new(Id(2), 1, Document(2, "moon")), new(Id(1), 100, null)], default);
        await AssertText("moon", 2);
    }

    [Fact]
    public async Task A_rebuild_by_another_process_keeps_what_this_one_applies_and_is_seen_after_its_swap()
    {
        await Apply(Document(1, "moon"));
        await AssertFinds(new(), 1);
        using var other = new EmbeddedResourceIndex(File, Clock);
        await using var rebuild = await other.BeginRebuildAsync("d", default);
        await Apply(Document(2, "sun"));
        await rebuild.AddAsync([new(Id(3), 1, Document(3, "star"))], default);
        await rebuild.SwapAsync(default);
        await AssertFinds(new(), 2, 3);
    }

    [Fact]
    public async Task The_file_outlives_the_process()
    {
        await Apply(Document(1, "moon"), Document(2, "sun"));
        await Remove(2);
        Assert.Equal(1, await CountAsync(Open()));
    }

    [Fact]
    public async Task A_damaged_file_says_so_and_a_rebuild_replaces_it()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 10_000));
        var index = Open();
        Assert.Equal(IndexState.Corrupt, (await index.GetStatusAsync(default)).State);
        Assert.Equal("SEARCH_UNAVAILABLE", (await Assert.ThrowsAsync<HubException>(() => CountAsync(index))).Code);
        Assert.Equal("SEARCH_UNAVAILABLE", (await Assert.ThrowsAsync<HubException>(() => index.ApplyAsync([new(Id(1), 1, null)], default))).Code);
        await using var rebuild = await index.BeginRebuildAsync("d", default);
        await rebuild.AddAsync([new(Id(1), 1, Document(1))], default);
        await rebuild.SwapAsync(default);
        Assert.Equal(1, await CountAsync(index));
        Assert.Equal(IndexState.Ready, (await index.GetStatusAsync(default)).State);
    }

    [Fact]
    public async Task A_file_of_another_version_says_so_and_a_rebuild_replaces_it()
    {
        await Apply(Document(1));
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE meta SET version = version + 1";
            command.ExecuteNonQuery();
        }
        var index = Open();
        Assert.Equal(IndexState.OtherVersion, (await index.GetStatusAsync(default)).State);
        await Assert.ThrowsAsync<HubException>(() => CountAsync(index));
    }

    [Fact]
    public async Task Documents_and_outbox_ids_are_committed_together()
    {
        var outbox = Guid.NewGuid();
        await Index.ApplyAsync([new(Id(1), 1, Document(1), outbox)], default);
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT outbox FROM doc";
        Assert.Equal(outbox, new Guid((byte[])command.ExecuteScalar()!, bigEndian: true));
    }

    [Fact]
    public async Task A_writer_that_was_cut_off_in_the_middle_left_nothing()
    {
        await Apply(Document(1));
        var torn = new IndexChange(Id(2), 1, Document(2) with { Terms = null! });
        await Assert.ThrowsAnyAsync<Exception>(() => Index.ApplyAsync([new(Id(3), 1, Document(3)), torn], default));
        await AssertFinds(new(), 1);
        await Apply(Document(4));
        await AssertFinds(new(), 1, 4);
    }

    [SkippableFact]
    public void Only_its_owner_may_read_the_file()
    {
        Skip.If(OperatingSystem.IsWindows());
        _ = Index.GetStatusAsync(default);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task Many_versions_of_the_same_resources_do_not_mislead_it()
    {
        await Apply(Document(1, "moon"));
        await AssertFinds(new(), 1);
        for (var round = 0; round < 20; round++)
        {
            await Apply([.. Enumerable.Range(0, 500).Select(i => Document(i, $"moon {round}"))]);
            Assert.Equal(500, (await Search(new() { Text = $"moon {round}" })).Total);
            Assert.Equal(500, await CountAsync((EmbeddedResourceIndex)Index));
        }
    }
}
