using Microsoft.Data.Sqlite;
using ResourceHub.Core;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

public sealed partial class EmbeddedResourceIndex
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexResult>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
        => Task.FromResult(Read<IReadOnlyList<IndexResult>>(
            (view, reader) =>
            {
                var results = new IndexResult[queries.Count];
                for (var i = 0; i < results.Length; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    results[i] = new QueryRun(view, reader, _texts, _rankings, _spellings).Answer(queries[i]);
                }
                return results;
            },
            cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexSuggestion>> SuggestAsync(IndexPrefix prefix, CancellationToken cancellationToken)
        => Task.FromResult(Read<IReadOnlyList<IndexSuggestion>>((view, reader) => new SuggestionRun(view, reader).Answer(prefix), cancellationToken));

    T Read<T>(Func<View, SearchReader, T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EnsureUsable();
        var epoch = Volatile.Read(ref _epoch);
        SearchReader? reader = null;
        var isSound = false;
        try
        {
            if (!_readers.TryTake(out reader))
                reader = new SearchReader(_path);
            var result = answer(Follow(reader), reader);
            isSound = true;
            return result;
        }
        catch (HubException)
        {
            isSound = true;
            throw;
        }
        catch (SqliteException e) when (IsCorruption(e))
        {
            _broken = IndexState.Corrupt;
            throw Unavailable("the index is damaged and waits to be rebuilt");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw Unavailable("the index is busy");
        }
        finally
        {
            if (isSound && epoch == Volatile.Read(ref _epoch))
                _readers.Add(reader!);
            else
                reader?.Dispose();
        }
    }

    /// <summary>The newest view, brought up to date first where anybody has written.</summary>
    View Follow(SearchReader reader)
    {
        var view = Volatile.Read(ref _view);
        if (!reader.HasNews(out var version) && view.Generation >= 0)
            return view;
        lock (_refreshing)
        {
            try
            {
                view = ViewReader.Read(reader.Connection, _view);
            }
            catch
            {
                // columns may have got half of it: begin again with the next search
                view = View.Empty;
                throw;
            }
            finally
            {
                Volatile.Write(ref _view, view);
            }
        }
        reader.MarkSeen(version);
        if (view.IsWorn && Interlocked.Exchange(ref _rereading, 1) == 0)
            _ = Task.Run(Reread);
        return view;
    }

    // dead documents cost memory and time: read the living anew beside them
    void Reread()
    {
        try
        {
            using var connection = SearchSchema.Open(_path, readOnly: true);
            var fresh = ViewReader.Read(connection, View.Empty);
            lock (_refreshing)
            {
                fresh = ViewReader.Read(connection, fresh);
                if (fresh.Generation == _view.Generation && fresh.Change >= _view.Change)
                    Volatile.Write(ref _view, fresh);
            }
        }
        catch (SqliteException)
        {
            // the old view stays, and the next write tries again
        }
        finally
        {
            Volatile.Write(ref _rereading, 0);
        }
    }
}
