using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Storage.Tests.SqlServer;

/// <summary>SQL Server's client as this project restores it.</summary>
public sealed class SqlClientTests
{
    [Fact]
    public void Everything_that_the_client_refers_to_for_a_command_with_a_parameter_is_there()
    {
        var client = typeof(SqlConnection).Assembly;
        // the name that it was compiled with, its key included
        var reference = client.GetReferencedAssemblies().Single(a => a.Name == "Microsoft.SqlServer.Server");
        var standIn = Assembly.Load(reference);
        Assert.NotNull(standIn.GetType("Microsoft.SqlServer.Server.SqlUserDefinedTypeAttribute"));

        var types = client.GetTypes().Where(t => t.Name is "SqlParameter" or "SqlCommand" or "MetaType" or "TdsParser" or "AssemblyCache" or "SerializationHelperSql9" or "SqlConnection");
        var compiled = 0;
        foreach (var method in types.SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)))
        {
            if (method.IsAbstract || method.ContainsGenericParameters || method.GetMethodBody() is null)
                continue;
            // what a type lacks shows when a method that names it is compiled
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            compiled++;
        }
        Assert.True(compiled > 500, $"{compiled} methods");
    }

    [Theory]
    [InlineData(2601, true)]
    [InlineData(2627, true)]
    [InlineData(547, true)]
    [InlineData(1205, true)]
    [InlineData(3960, true)]
    [InlineData(2628, false)]
    [InlineData(208, false)]
    public void A_unit_of_work_that_met_another_one_is_done_again_and_other_failures_are_not(int number, bool conflict)
    {
        var problem = Exception(number);
        Assert.Equal(number, problem.Number);
        Assert.Equal(conflict, new SqlServerDialect().IsConflict(problem));
        Assert.Equal(conflict, new SqlServerDialect().IsConflict(new Microsoft.EntityFrameworkCore.DbUpdateException("saving", problem)));
    }

    [Theory]
    [InlineData("Server=db;Database=hub;User Id=sa;Password=x", null)]
    [InlineData("Server=db", "it names no Database")]
    [InlineData("Database=hub", "it names no Server")]
    public void A_connection_string_is_judged_before_it_is_used(string text, string? problem) => Assert.Equal(problem, SqlServerDatabase.ProblemOf(text));

    [Fact]
    public void A_word_that_the_client_does_not_know_is_named() => Assert.Contains("Sarver", SqlServerDatabase.ProblemOf("Sarver=db"), StringComparison.OrdinalIgnoreCase);

    /// <summary>The client makes its exceptions itself; a test has to ask for one.</summary>
    static SqlException Exception(int number)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var error = typeof(SqlError).GetConstructors(Hidden).First(c => c.GetParameters().Length >= 7);
        var made = error.Invoke([.. error.GetParameters().Select((p, i) => i == 0 ? number : p.ParameterType == typeof(string) ? "test" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [made]);
        var create = typeof(SqlException).GetMethods(Hidden).First(m => m.Name == "CreateException" && m.GetParameters() is [var first, var second] && first.ParameterType == typeof(SqlErrorCollection) && second.ParameterType == typeof(string));
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }
}
