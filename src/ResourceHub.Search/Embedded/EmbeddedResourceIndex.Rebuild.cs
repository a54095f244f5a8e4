using ResourceHub.Core;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

public sealed partial class EmbeddedResourceIndex
{
    const string DropNew = "DROP TABLE IF EXISTS doc_new; DROP TABLE IF EXISTS text_new; ";

    /// <inheritdoc/>
    public async Task<IIndexRebuild> BeginRebuildAsync(string content, CancellationToken cancellationToken)
    {
        EnsureOpen();
        if (_broken is not null)
            await StartOverAsync(cancellationToken);
        var token = Guid.NewGuid().ToString("N");
        await WriteAsync(
            (connection, transaction) =>
            {
                SearchSchema.Execute(connection, transaction, $"{DropNew}{SearchSchema.Documents("_new")} UPDATE meta SET rebuild = '{token}';");
                return 0;
            },
            cancellationToken);
        return new Rebuild(this, token, content);
    }

    /// <summary>Nothing in the file can be used: a new one takes its place.</summary>
    async Task StartOverAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            lock (_opening)
            {
                CloseWriter();
                CloseReaders();
                SearchSchema.Delete(_path);
                lock (_refreshing)
                    Volatile.Write(ref _view, View.Empty);
                _broken = null;
                Volatile.Write(ref _isOpen, false);
            }
        }
        finally
        {
            _writing.Release();
        }
        EnsureOpen();
    }

    sealed class Rebuild(EmbeddedResourceIndex index, string token, string content) : IIndexRebuild
    {
        bool _isOver;

        public Task<IReadOnlyList<IndexRefusal>> AddAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken) => index.WriteAsync<IReadOnlyList<IndexRefusal>>(
            (connection, transaction) =>
            {
                RequireToken(Text(connection, transaction, "SELECT rebuild FROM meta"));
                using var table = new DocumentTable(connection, "_new");
                var number = SearchSchema.Scalar(connection, transaction, "SELECT change FROM meta");
                foreach (var change in changes)
                {
                    if (table.Put(change, number + 1, transaction))
                        number++;
                }
                SearchSchema.Execute(connection, transaction, $"UPDATE meta SET change = {number}");
                return [];
            },
            cancellationToken);

        public Task<int> CountAsync(CancellationToken cancellationToken) => index.WriteAsync(
            (connection, transaction) =>
            {
                RequireToken(Text(connection, transaction, "SELECT rebuild FROM meta"));
                return (int)SearchSchema.Scalar(connection, transaction, "SELECT count(*) FROM doc_new WHERE facts IS NOT NULL");
            },
            cancellationToken);

        public async Task<int> SwapAsync(CancellationToken cancellationToken)
        {
            var count = await index.WriteAsync(
                (connection, transaction) =>
                {
                    RequireToken(Text(connection, transaction, "SELECT rebuild FROM meta"));
                    SearchSchema.Execute(connection, transaction, """
                        DROP TABLE doc; DROP TABLE text;
                        ALTER TABLE doc_new RENAME TO doc; ALTER TABLE text_new RENAME TO text;
                        """);
                    using var update = connection.CreateCommand();
                    update.Transaction = transaction;
                    update.CommandText = "UPDATE meta SET rebuild = NULL, generation = generation + 1, content = $content";
                    update.Parameters.AddWithValue("$content", content);
                    update.ExecuteNonQuery();
                    return (int)SearchSchema.Scalar(connection, transaction, "SELECT count(*) FROM doc WHERE facts IS NOT NULL");
                },
                cancellationToken);
            _isOver = true;
            return count;
        }

        public async ValueTask DisposeAsync()
        {
            if (_isOver || index._broken is not null)
                return;
            _isOver = true;
            await index.WriteAsync(
                (connection, transaction) =>
                {
                    if (Text(connection, transaction, "SELECT rebuild FROM meta") == token)
                        SearchSchema.Execute(connection, transaction, DropNew + "UPDATE meta SET rebuild = NULL;");
                    return 0;
                },
                CancellationToken.None);
        }

        void RequireToken(string? current)
        {
            if (current != token)
                throw new HubException("REBUILD_ABANDONED", "Another rebuild of the index has begun; this one ends.");
        }
    }
}
