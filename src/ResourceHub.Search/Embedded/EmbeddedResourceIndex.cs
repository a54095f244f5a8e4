using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ResourceHub.Core;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>
/// The search port over one SQLite file, search.db, for tens of thousands of resources.
/// <para>
/// The file holds one row per resource (its facts as bytes, its texts for highlights) and an FTS5 table of the words, written in one transaction
/// with the outbox ids. Text goes to FTS5: it finds and weighs (bm25, columns weighted). Everything else is answered from memory: columns of facts,
/// postings of (field, value) and (role, skill) to documents as ascending arrays, and queries as sets of bits over them, so that a facet is an
/// intersection and a count. Ranking keeps the best of a set in a heap; nothing is sorted in SQL. What a common word found is kept while the index stays the same.
/// </para>
/// <para>
/// Memory is read from the file at the first search and then follows it: every write takes the next change number, each reader asks SQLite's data_version
/// before it answers, and reads the rows that are newer than its view. So a search sees what any process has applied. Columns are appended only and views are
/// immutable: searches take no lock. A process that only writes never builds them.
/// </para>
/// <para>
/// A rebuild fills a second pair of tables in the same file, which changes reach as well from then on, and swaps them in one transaction under a new generation number.
/// </para>
/// Relevance: directness of the alignment for each skill filter (0 to 1), plus bm25 / (bm25 + 5) for text, plus the gain that the
/// caller's organisation has measured (not below 0), plus a tenth of the metadata's quality.
/// </summary>
public sealed partial class EmbeddedResourceIndex : IResourceIndex, IDisposable
{
    const int NotADatabase = 26;
    const int CorruptDatabase = 11;

    readonly string _path;
    readonly PinnedRankings _rankings;
    readonly TextCache _texts = new();
    readonly Spellings _spellings = new();
    readonly ConcurrentBag<SearchReader> _readers = [];
    readonly SemaphoreSlim _writing = new(1, 1);
    readonly Lock _opening = new();
    readonly Lock _refreshing = new();
    SqliteConnection? _writer;
    View _view = View.Empty;
    IndexState? _broken;
    bool _isOpen;
    int _epoch;
    int _rereading;

    /// <summary>An index in a file, which is made at first use.</summary>
    /// <param name="path">The file, such as data/search.db.</param>
    /// <param name="clock">Says when pinned rankings expire.</param>
    public EmbeddedResourceIndex(string path, TimeProvider clock)
    {
        _path = path;
        _rankings = new(clock);
    }

    /// <inheritdoc/>
    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var content = Read("SELECT content FROM meta", reader => reader.IsDBNull(0) ? null : reader.GetString(0));
        return Task.FromResult(_broken is { } broken ? new IndexStatus(broken, null) : new(content is null ? IndexState.Empty : IndexState.Ready, content));
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken)
        => Task.FromResult(Read("SELECT count(*) FROM doc WHERE facts IS NOT NULL", reader => reader.GetInt32(0)));

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseReaders();
        CloseWriter();
        _writing.Dispose();
    }

    static bool IsCorruption(SqliteException e) => e.SqliteErrorCode is NotADatabase or CorruptDatabase;

    static HubException Unavailable(string why)
        => new("SEARCH_UNAVAILABLE", $"Search cannot answer now: {why}.");

    /// <summary>Makes the file where there is none, and finds out whether it is one that this version reads.</summary>
    void EnsureOpen()
    {
        if (Volatile.Read(ref _isOpen))
            return;
        lock (_opening)
        {
            if (_isOpen)
                return;
            try
            {
                SearchSchema.Create(_path);
                using var connection = SearchSchema.Open(_path, readOnly: true);
                _broken = SearchSchema.Scalar(connection, "SELECT version FROM meta") == SearchSchema.Version ? null : IndexState.OtherVersion;
            }
            catch (SqliteException e) when (IsCorruption(e))
            {
                _broken = IndexState.Corrupt;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == 1)
            {
                // a table or column that this version expects is not there
                _broken = IndexState.OtherVersion;
            }
            Volatile.Write(ref _isOpen, true);
        }
    }

    /// <summary>Reads one row past all caches; the type's default where the file turns out to be of no use.</summary>
    T? Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        EnsureOpen();
        if (_broken is not null)
            return default;
        try
        {
            using var connection = SearchSchema.Open(_path, readOnly: true);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            reader.Read();
            return read(reader);
        }
        catch (SqliteException e) when (IsCorruption(e))
        {
            _broken = IndexState.Corrupt;
            return default;
        }
    }

    void EnsureUsable()
    {
        EnsureOpen();
        if (_broken is { } broken)
            throw Unavailable(broken == IndexState.Corrupt ? "the index is damaged and waits to be rebuilt" : "the index is of another version and waits to be rebuilt");
    }

    void CloseReaders()
    {
        Interlocked.Increment(ref _epoch);
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }
}
