using Microsoft.Data.Sqlite;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>A read connection of the pool with its prepared statements; one query at a time uses it.</summary>
sealed class SearchReader : IDisposable
{
    readonly SqliteCommand _dataVersion;
    readonly SqliteCommand _ranked;
    readonly SqliteCommand _unranked;
    readonly SqliteCommand _texts;
    long _seen = -1;

    public SearchReader(string path)
    {
        Connection = SearchSchema.Open(path, readOnly: true, "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, text, row);");
        _dataVersion = Command("PRAGMA data_version");
        _ranked = Command($"SELECT rowid, bm25(text, {SearchSchema.Weights}) FROM text WHERE text MATCH $1");
        _unranked = Command("SELECT rowid FROM text WHERE text MATCH $1");
        _texts = Command("SELECT name, description, keywords, skills, provider FROM doc WHERE change = $1");
    }

    public SqliteConnection Connection { get; }

    /// <summary>Whether anybody, in this process or another, has written since <see cref="MarkSeen"/>; costs some microseconds.</summary>
    public bool HasNews(out long version)
    {
        version = _dataVersion.ExecuteScalar() as long? ?? 0;
        return version != _seen;
    }

    public void MarkSeen(long version) => _seen = version;

    /// <summary>The documents of the view that have the text, ascending, with what bm25 makes of each (higher is better).</summary>
    public TextHits Find(TextQuery query, View view)
    {
        return Find(query.IsRanked ? _ranked : _unranked, query.Expression, view);
    }

    /// <summary>The documents of the view that an expression finds, ascending.</summary>
    public int[] Find(string expression, View view) => Find(_unranked, expression, view).Ordinals;

    /// <summary>The name of a document.</summary>
    public string Name(long row)
    {
        _texts.Parameters[0].Value = row;
        using var reader = _texts.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetString(0) : "";
    }

    /// <summary>All words of the index, in ordinal order, with how many documents have each; removed documents may still count.</summary>
    public List<(string Word, int Documents)> Words()
    {
        var words = new List<(string, int)>();
        using var command = Command("SELECT term, doc FROM temp.words");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            words.Add((reader.GetString(0), reader.GetInt32(1)));
        words.Sort((a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return words;
    }

    TextHits Find(SqliteCommand command, string expression, View view)
    {
        command.Parameters[0].Value = expression;
        var isRanked = command == _ranked;
        var ordinals = new List<int>();
        var scores = new List<float>();
        var rows = view.Columns.Rows.Items[..view.Count];
        var at = 0;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            // both ascend; a row that the view does not have came or went a moment ago
            var row = reader.GetInt64(0);
            if (at < rows.Length && rows[at] < row)
                at = Seek(rows, at, row);
            if (at == rows.Length || rows[at] != row)
                continue;
            ordinals.Add(at);
            scores.Add(isRanked ? (float)-reader.GetDouble(1) : 1);
        }
        return new([.. ordinals], [.. scores]);
    }

    /// <summary>Where the text was found in a document.</summary>
    public IReadOnlyList<Highlight> Highlights(TextQuery query, long row)
    {
        _texts.Parameters[0].Value = row;
        using var reader = _texts.ExecuteReader();
        return reader.Read() ? Highlighter.Of(query, Text(0), Text(1), Text(2), Text(3), Text(4)) : [];

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    public void Dispose()
    {
        _dataVersion.Dispose();
        _ranked.Dispose();
        _unranked.Dispose();
        _texts.Dispose();
        Connection.Dispose();
    }

    static int Seek(ReadOnlySpan<long> rows, int at, long row)
    {
        var step = 1;
        while (at + step < rows.Length && rows[at + step] < row)
            step <<= 1;
        var from = at + (step >> 1);
        var found = rows[from..Math.Min(rows.Length, at + step + 1)].BinarySearch(row);
        return from + (found < 0 ? ~found : found);
    }

    SqliteCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(new SqliteParameter { ParameterName = "$1" });
        return command;
    }
}

/// <summary>Documents that have a text.</summary>
/// <param name="Ordinals">Ascending.</param>
/// <param name="Scores">One for each, higher is better.</param>
sealed record TextHits(int[] Ordinals, float[] Scores)
{
    public static TextHits None { get; } = new([], []);
}
