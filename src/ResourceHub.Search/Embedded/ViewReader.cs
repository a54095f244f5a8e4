using Microsoft.Data.Sqlite;

namespace ResourceHub.Search.Embedded;

/// <summary>Reads what search.db has that a view has not: all of it for another generation, else the changes since.</summary>
static class ViewReader
{
    public static View Read(SqliteConnection connection, View view)
    {
        // one read transaction, so that the numbers and the rows agree
        using var transaction = connection.BeginTransaction(deferred: true);
        var (generation, change) = Position(connection, transaction);
        if (generation == view.Generation && change == view.Change)
            return view;
        if (generation != view.Generation)
            view = View.Empty with { Columns = new Columns() };
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT change, resource, facts FROM doc WHERE change > $change ORDER BY change";
        command.Parameters.AddWithValue("$change", view.Change);
        var columns = view.Columns;
        var live = new List<int>();
        var dead = new List<int>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                var resource = new Guid(reader.GetFieldValue<byte[]>(1), bigEndian: true);
                var replaced = -1;
                if (reader.IsDBNull(2))
                {
                    replaced = columns.Remove(resource);
                }
                else
                {
                    (var ordinal, replaced) = columns.Add(reader.GetInt64(0), DocumentCodec.Decode(resource, reader.GetFieldValue<byte[]>(2)));
                    live.Add(ordinal);
                }
                if (replaced >= 0)
                    dead.Add(replaced);
            }
        }
        var count = columns.Count;
        var bits = new ulong[Bits.Words(count)];
        view.Live.CopyTo(bits, 0);
        foreach (var ordinal in live)
            Bits.Add(bits, ordinal);
        foreach (var ordinal in dead)
            Bits.Remove(bits, ordinal);
        return new(columns, count, bits, Bits.Count(bits), generation, change);
    }

    static (long Generation, long Change) Position(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT generation, change FROM meta";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
    }
}
