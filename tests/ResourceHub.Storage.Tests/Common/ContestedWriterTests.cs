using System.Data;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>A unit of work on a store with many writers, that meets another one's write again and again.</summary>
public sealed class ContestedWriterTests
{
    [Fact]
    public async Task Who_lost_twice_takes_a_turn_and_who_has_a_turn_of_its_own_keeps_to_it()
    {
        using var database = new TestDatabase();
        var own = WriteScope.Of("groups", Guid.Empty);
        foreach (var (scope, expected) in new[] { (WriteScope.Guarded, new[] { 0, 0 }), (own, [own.Turn, own.Turn, own.Turn, own.Turn]) })
        {
            var store = new ManyWriters();
            using var writer = new HubWriter(database.Contexts, store, TimeProvider.System);
            var runs = 0;

            var done = await writer.WriteAsync(scope, (_, _) => ++runs < 4 ? throw new DbUpdateConcurrencyException() : Task.FromResult("done"), default);

            Assert.Equal(("done", 4), (done, runs));
            Assert.Equal(expected, store.Turns);
        }
    }

    /// <summary>SQLite's statements, under the rules of a server.</summary>
    sealed class ManyWriters : IStoreDialect
    {
        readonly SqliteDialect _sqlite = new();

        public List<int> Turns { get; } = [];

        public string Name => "many writers";

        public bool OneWriter => false;

        public IsolationLevel Isolation => _sqlite.Isolation;

        public Task TakeTurnAsync(HubDbContext db, int turn, CancellationToken cancellationToken)
        {
            Turns.Add(turn);
            return Task.CompletedTask;
        }

        public bool IsConflict(Exception problem) => problem is DbUpdateConcurrencyException;

        public void Configure(ModelConfigurationBuilder conventions) => _sqlite.Configure(conventions);

        public void Configure(ModelBuilder model) => _sqlite.Configure(model);

        public int RowsPerStatement(int columns) => _sqlite.RowsPerStatement(columns);

        public string InsertStatement(RowTable table, int rows) => _sqlite.InsertStatement(table, rows);

        public string UpdateStatement(RowTable table, int rows, string? counter) => _sqlite.UpdateStatement(table, rows, counter);
    }
}
