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
        Writer = new HubWriter(Contexts, Dialect, TimeProvider.System);
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
        var writer = new HubWriter(contexts, Dialect, TimeProvider.System);
        _replicas.Add(writer);
        return (contexts, writer);
    }

    public void Dispose()
    {
        _replicas.ForEach(r => r.Dispose());
        Writer.Dispose();
        _store.Dispose();
    }

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
