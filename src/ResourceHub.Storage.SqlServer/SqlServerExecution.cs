using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResourceHub.Storage.SqlServer;

/// <summary>Tries again what failed in passing, and tells what was given up from what failed: SQL Server's client calls both a failure of the command.</summary>
internal sealed class SqlServerExecution(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, MostRetries, LongestPause, AlsoPassing)
{
    const int MostRetries = 6;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // beside what the provider's own list calls passing: lost a race for a row, a lock or a version of it, or for the template of new databases
    static readonly int[] AlsoPassing = [1205, 1222, 3960, 1807];

    /// <inheritdoc/>
    public override async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state, Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.ExecuteAsync(state, operation, verifySucceeded, cancellationToken);
        }
        catch (Exception problem) when (cancellationToken.IsCancellationRequested && problem is DbException or { InnerException: DbException })
        {
            throw new OperationCanceledException("The command was given up.", problem, cancellationToken);
        }
    }
}
