using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;
using ResourceHub.Storage.Tests.Tsql;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>A database of its own for one test, gone afterwards.</summary>
public sealed class TestDatabase : IDisposable
{
    readonly ITestStore _store;
    readonly List<HubWriter> _replicas = [];

    public TestDatabase(StoreKind store = StoreKind.Sqlite)
    {
        _store = store switch
        {
            StoreKind.SqlServer => SqlServerTestStore.Take(),
            StoreKind.Tsql => new TsqlTestStore(),
            _ => new SqliteTestStore(),
        };
        Contexts = ContextsWith();
        Writer = NewWriter(Contexts);
    }

    public IStoreDialect Dialect => _store.Dialect;

    public IDbContextFactory<HubDbContext> Contexts { get; }

    public HubWriter Writer { get; }

    /// <summary>The data folder of the embedded store.</summary>
    public string Folder => ((SqliteTestStore)_store).Folder;

    /// <summary>What was sent as T-SQL so far.</summary>
    internal TsqlLog Log => ((TsqlTestStore)_store).Log;

    /// <summary>Contexts whose commands an interceptor sees.</summary>
    public IDbContextFactory<HubDbContext> ContextsWith(params IInterceptor[] interceptors) => new TestContexts(_store, interceptors);

    /// <summary>What another replica of the hub has of its own.</summary>
    public (IDbContextFactory<HubDbContext> Contexts, HubWriter Writer) Replica()
    {
        var contexts = ContextsWith();
        var writer = NewWriter(contexts);
        _replicas.Add(writer);
        return (contexts, writer);
    }

    public void Dispose()
    {
        _replicas.ForEach(r => r.Dispose());
        Writer.Dispose();
        _store.Dispose();
    }

    HubWriter NewWriter(IDbContextFactory<HubDbContext> contexts)
        => _store is SqliteTestStore embedded
            ? new(contexts, Dialect, TimeProvider.System, new WriterLine(embedded.DatabaseFile), LogFlush.Of(embedded.DatabaseFile))
            : new(contexts, Dialect, TimeProvider.System);

    sealed class TestContexts(ITestStore store, IInterceptor[] interceptors) : IDbContextFactory<HubDbContext>
    {
        public HubDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<HubDbContext>();
            store.Configure(options);
            return new(options.AddInterceptors(interceptors).Options);
        }
    }
}
