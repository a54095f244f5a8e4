using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>An empty database of one store, with the hub's tables; gone afterwards.</summary>
internal interface ITestStore : IDisposable
{
    /// <summary>The dialect that it speaks.</summary>
    IStoreDialect Dialect { get; }

    /// <summary>Points a context at it.</summary>
    void Configure(DbContextOptionsBuilder options);
}
