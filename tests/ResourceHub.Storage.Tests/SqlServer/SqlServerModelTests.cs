using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;
using ResourceHub.Storage.SqlServer;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.SqlServer;

/// <summary>The model on SQL Server: what that server would refuse, or accept and fail at later.</summary>
public sealed class SqlServerModelTests
{
    const int MostIndexBytes = 1_700;
    const int MostClusteredBytes = 900;

    static readonly DbContextOptions<HubDbContext> Options = Configured();

    [Fact]
    public void No_key_or_index_is_longer_than_the_server_takes()
    {
        using var db = new HubDbContext(Options);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            Assert.All(entity.GetKeys(), key => Assert.True(Bytes(key.Properties) <= MostClusteredBytes, $"{entity.GetTableName()} {key.GetName()}: {Bytes(key.Properties)} bytes"));
            Assert.All(entity.GetIndexes(), index => Assert.True(Bytes(index.Properties) <= MostIndexBytes, $"{entity.GetTableName()} {index.GetDatabaseName()}: {Bytes(index.Properties)} bytes"));
        }
    }

    [Fact]
    public void Every_text_column_says_how_it_is_compared_and_keys_are_binary()
    {
        using var db = new HubDbContext(Options);
        var model = db.GetService<IDesignTimeModel>().Model;
        foreach (var property in model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.GetColumnType()!.Contains("char", StringComparison.Ordinal)))
        {
            var where = $"{property.DeclaringType.ShortName()}.{property.Name}";
            Assert.True(property.GetCollation() is SqlServerModel.KeyCollation or SqlServerModel.TextCollation, where);
            if (property.IsKey() || property.GetContainingIndexes().Any())
                Assert.True(property.GetCollation() == SqlServerModel.KeyCollation, where);
        }
    }

    [Fact]
    public void No_row_is_deleted_along_two_paths()
    {
        using var db = new HubDbContext(Options);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var reached = new List<IEntityType>();
            Follow(entity, reached);
            Assert.Equal(reached.Distinct().Count(), reached.Count);
        }

        static void Follow(IEntityType from, List<IEntityType> reached)
        {
            foreach (var key in from.GetReferencingForeignKeys().Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull))
            {
                reached.Add(key.DeclaringEntityType);
                Assert.NotSame(from, key.DeclaringEntityType);
                Follow(key.DeclaringEntityType, reached);
            }
        }
    }

    [Fact]
    public void Both_stores_have_a_migration_for_everything_in_the_model()
    {
        using var server = new HubDbContext(Options);
        Assert.False(server.Database.HasPendingModelChanges(), "SQL Server's migrations lack a change of the model: dotnet ef migrations add NAME --project src/ResourceHub.Storage.SqlServer --startup-project src/ResourceHub.Storage.SqlServer -o Migrations");
        using var database = new TestDatabase();
        using var embedded = database.Contexts.CreateDbContext();
        Assert.False(embedded.Database.HasPendingModelChanges(), "SQLite's migrations lack a change of the model: dotnet ef migrations add NAME --project src/ResourceHub.Storage --startup-project src/ResourceHub.Storage -o Migrations");
    }

    [Fact]
    public void Both_stores_have_the_same_tables_and_columns_but_for_what_is_said_here()
    {
        using var server = new HubDbContext(Options);
        using var database = new TestDatabase();
        using var embedded = database.Contexts.CreateDbContext();
        string[] Columns(HubDbContext db) => [.. db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.GetColumnName()}"))];

        Assert.Equal(["Evidence.KeyHash", "WriteTurns.Id", "WriteTurns.Taken"], Columns(server).Except(Columns(embedded)).Order());
        Assert.Empty(Columns(embedded).Except(Columns(server)));
    }

    [Fact]
    public void A_missing_value_is_sent_with_the_type_of_its_column()
    {
        using var db = new HubDbContext(Options);
        using var command = new SqlCommand();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = RowTable.Of(db, entity.ClrType, inserting: true);
            foreach (var column in table.Columns)
            {
                var sent = ((SqlParameter)column.CreateParameter(command, "@p", null)).SqlDbType;
                var type = entity.FindProperty(column.Property)!.GetColumnType()!.Split('(')[0];
                // the server takes no text for bytes, and NULL is text unless it is said what it is
                Assert.True((type is "binary" or "varbinary") == (sent is SqlDbType.Binary or SqlDbType.VarBinary), $"{entity.ShortName()}.{column.Property}: {type} as {sent}");
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("a \u001F")]
    [InlineData(" ")]
    [InlineData("")]
    public void A_name_with_blanks_behind_it_is_kept_so_that_the_server_tells_it_from_the_one_without(string name)
    {
        var converter = new TrailingBlankConverter();
        var kept = (string)converter.ConvertToProvider(name)!;
        Assert.Equal(name, converter.ConvertFromProvider(kept));
        Assert.False(kept.EndsWith(' '));
    }

    [Fact]
    public void A_turn_is_the_same_on_every_replica()
    {
        var id = Guid.Parse("0198a8c0-0000-7000-8000-000000000001");
        Assert.Equal(WriteScope.Of("groups", id), WriteScope.Of("groups", id));
        Assert.Equal(167, WriteScope.Of("groups", id).Turn);
        Assert.InRange(WriteScope.Of("learners", id).Turn, 1, WriteScope.Turns - 1);
        Assert.Equal((0, -1), (WriteScope.Whole.Turn, WriteScope.Guarded.Turn));
    }

    static int Bytes(IEnumerable<IReadOnlyProperty> properties) => properties.Sum(p =>
    {
        var type = p.GetColumnType() ?? "";
        var length = type.Contains("(max)", StringComparison.Ordinal) ? 100_000 : type.IndexOf('(') is var open and >= 0 ? int.Parse(type[(open + 1)..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        return type.Split('(')[0] switch
        {
            "nvarchar" => 2 * length,
            "varbinary" or "binary" or "varchar" => length,
            "bigint" or "float" => 8,
            "int" => 4,
            "bit" => 1,
            _ => throw new NotSupportedException($"{type} of {p.Name}: how long is it in an index?"),
        };
    });

    static DbContextOptions<HubDbContext> Configured()
    {
        var options = new DbContextOptionsBuilder<HubDbContext>();
        SqlServerDatabase.Configure(options, "Server=none;Database=none");
        return options.Options;
    }
}
