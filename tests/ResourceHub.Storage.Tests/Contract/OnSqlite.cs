using ResourceHub.Storage.Tests.Access;
using ResourceHub.Storage.Tests.Catalog;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Events;
using ResourceHub.Storage.Tests.Evidence;
using ResourceHub.Storage.Tests.Groups;
using ResourceHub.Storage.Tests.Learners;
using ResourceHub.Storage.Tests.Recommendations;
using ResourceHub.Storage.Tests.Skills;
using Xunit.Abstractions;

namespace ResourceHub.Storage.Tests.Contract;

// the storage contract on the embedded store

public sealed class AccessStoreOnSqlite() : AccessStoreContract(StoreKind.Sqlite);

public sealed class PublishResourcesOnSqlite() : PublishResourcesContract(StoreKind.Sqlite);

public sealed class AssignmentOnSqlite() : AssignmentContract(StoreKind.Sqlite);

public sealed class LearnerStoreOnSqlite() : LearnerStoreContract(StoreKind.Sqlite);

public sealed class FrameworkStoreOnSqlite() : FrameworkStoreContract(StoreKind.Sqlite);

public sealed class RecordAssessmentsOnSqlite() : RecordAssessmentsContract(StoreKind.Sqlite);

public sealed class RecommendationStorageOnSqlite() : RecommendationStorageContract(StoreKind.Sqlite);

public sealed class ReplicasOnSqlite() : ReplicasContract(StoreKind.Sqlite);

public sealed class EventLogOnSqlite() : EventLogContract(StoreKind.Sqlite);

public sealed class LinkDuplicatesOnSqlite() : LinkDuplicatesContract(StoreKind.Sqlite);

public sealed class HubWriterOnSqlite() : HubWriterContract(StoreKind.Sqlite);

public sealed class RealFilesOnSqlite(ITestOutputHelper output) : RealFilesContract(StoreKind.Sqlite, output);
