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

// the storage contract on a real SQL Server, where there is one

public sealed class AccessStoreOnSqlServer() : AccessStoreContract(StoreKind.SqlServer);

public sealed class PublishResourcesOnSqlServer() : PublishResourcesContract(StoreKind.SqlServer);

public sealed class AssignmentOnSqlServer() : AssignmentContract(StoreKind.SqlServer);

public sealed class LearnerStoreOnSqlServer() : LearnerStoreContract(StoreKind.SqlServer);

public sealed class FrameworkStoreOnSqlServer() : FrameworkStoreContract(StoreKind.SqlServer);

public sealed class RecordAssessmentsOnSqlServer() : RecordAssessmentsContract(StoreKind.SqlServer);

public sealed class RecommendationStorageOnSqlServer() : RecommendationStorageContract(StoreKind.SqlServer);

public sealed class ReplicasOnSqlServer() : ReplicasContract(StoreKind.SqlServer);

public sealed class EventLogOnSqlServer() : EventLogContract(StoreKind.SqlServer);

public sealed class LinkDuplicatesOnSqlServer() : LinkDuplicatesContract(StoreKind.SqlServer);

public sealed class HubWriterOnSqlServer() : HubWriterContract(StoreKind.SqlServer);

public sealed class RealFilesOnSqlServer(ITestOutputHelper output) : RealFilesContract(StoreKind.SqlServer, output);
