namespace ResourceHub.Storage.Common;

/// <summary>What work found by reading, and what it will write.</summary>
/// <param name="Result">What the work answers, once it is written.</param>
/// <param name="WriteAsync">
/// Writes, guarded: it fails where a row is no longer as the plan read it (<see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>), and is then planned anew.
/// Null where there is nothing to write.
/// </param>
public readonly record struct PlannedWrite<T>(T Result, Func<HubDbContext, CancellationToken, Task>? WriteAsync);
