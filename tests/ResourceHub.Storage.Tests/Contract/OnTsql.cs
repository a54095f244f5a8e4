using ResourceHub.Storage.Tests.Access;
using ResourceHub.Storage.Tests.Catalog;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Events;
using ResourceHub.Storage.Tests.Evidence;
using ResourceHub.Storage.Tests.Groups;
using ResourceHub.Storage.Tests.Learners;
using ResourceHub.Storage.Tests.Recommendations;
using ResourceHub.Storage.Tests.Skills;

namespace ResourceHub.Storage.Tests.Contract;

// the storage contract in the T-SQL that SQL Server would be sent, translated for SQLite

public sealed class AccessStoreOnTsql() : AccessStoreContract(StoreKind.Tsql);

public sealed class PublishResourcesOnTsql() : PublishResourcesContract(StoreKind.Tsql);

public sealed class AssignmentOnTsql() : AssignmentContract(StoreKind.Tsql);

public sealed class LearnerStoreOnTsql() : LearnerStoreContract(StoreKind.Tsql);

public sealed class FrameworkStoreOnTsql() : FrameworkStoreContract(StoreKind.Tsql);

public sealed class RecordAssessmentsOnTsql() : RecordAssessmentsContract(StoreKind.Tsql);

public sealed class RecommendationStorageOnTsql() : RecommendationStorageContract(StoreKind.Tsql);

public sealed class ReplicasOnTsql() : ReplicasContract(StoreKind.Tsql);

public sealed class EventLogOnTsql() : EventLogContract(StoreKind.Tsql);

public sealed class LinkDuplicatesOnTsql() : LinkDuplicatesContract(StoreKind.Tsql);

public sealed class HubWriterOnTsql() : HubWriterContract(StoreKind.Tsql);
