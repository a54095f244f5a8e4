using Microsoft.Data.Sqlite;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>Writes documents into the live tables (no suffix) or those of a rebuild, with prepared statements, inside the caller's transaction.</summary>
sealed class DocumentTable : IDisposable
{
    readonly SqliteCommand _find;
    readonly SqliteCommand _delete;
    readonly SqliteCommand _deleteText;
    readonly SqliteCommand _insert;
    readonly SqliteCommand _insertText;

    public DocumentTable(SqliteConnection connection, string suffix)
    {
        _find = Prepare(connection, $"SELECT change, version, facts IS NULL FROM doc{suffix} WHERE resource = $1", 1);
        _delete = Prepare(connection, $"DELETE FROM doc{suffix} WHERE change = $1", 1);
        _deleteText = Prepare(connection, $"DELETE FROM text{suffix} WHERE rowid = $1", 1);
        _insert = Prepare(connection, $"INSERT INTO doc{suffix} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", 10);
        _insertText = Prepare(connection, $"INSERT INTO text{suffix}(rowid, name, keywords, description, skills, provider) VALUES ($1, $2, $3, $4, $5, $6)", 6);
    }

    /// <summary>Puts a change under a change number; false where the table has that index version or a newer one.</summary>
    public bool Put(IndexChange change, long number, SqliteTransaction transaction)
    {
        var resource = change.Resource.ToByteArray(bigEndian: true);
        _find.Transaction = _delete.Transaction = _deleteText.Transaction = _insert.Transaction = _insertText.Transaction = transaction;
        _find.Parameters[0].Value = resource;
        long old = 0;
        var oldIsRemoved = true;
        using (var reader = _find.ExecuteReader())
        {
            if (reader.Read())
            {
                if (reader.GetInt64(1) >= change.IndexVersion)
                    return false;
                (old, oldIsRemoved) = (reader.GetInt64(0), reader.GetBoolean(2));
            }
        }
        if (old != 0)
        {
            Run(_delete, old);
            if (!oldIsRemoved)
                Run(_deleteText, old);
        }
        var document = change.Document;
        var keywords = document?.Terms.Where(t => t.Field == IndexField.Keywords).SelectMany(t => t.Values).ToArray() ?? [];
        Run(_insert, number, resource, change.IndexVersion, change.OutboxId?.ToByteArray(bigEndian: true),
            document is null ? null : DocumentCodec.Encode(document), Unicode.Clean(document?.Name), Unicode.Clean(document?.Description),
            keywords.Length == 0 ? null : Unicode.Clean(string.Join('\n', keywords)), Unicode.Clean(document?.SkillText), Unicode.Clean(document?.ProviderName));
        if (document is not null)
            Run(_insertText, number, Unicode.Clean(document.Name), Unicode.Clean(string.Join('\n', keywords)), Unicode.Clean(document.Description), Unicode.Clean(document.SkillText), Unicode.Clean(document.ProviderName));
        return true;
    }

    static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    public void Dispose()
    {
        _find.Dispose();
        _delete.Dispose();
        _deleteText.Dispose();
        _insert.Dispose();
        _insertText.Dispose();
    }
}
