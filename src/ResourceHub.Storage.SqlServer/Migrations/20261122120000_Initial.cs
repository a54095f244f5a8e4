using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ResourceHub.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AssignmentBatches",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CatalogState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Identity = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResolvedVersion = table.Column<long>(type: "bigint", nullable: false),
                    DuplicateRules = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogState", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Choices",
                columns: table => new
                {
                    SubjectId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    SkillId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Slot = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OfferedAt = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ToGroup = table.Column<bool>(type: "bit", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Accepted = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Choices", x => new { x.SubjectId, x.OfferedAt, x.ResourceId, x.SkillId, x.Slot });
                });

            migrationBuilder.CreateTable(
                name: "EffectState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EffectState", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Place = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Topic = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Place);
                });

            migrationBuilder.CreateTable(
                name: "frameworks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Creator = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Uri = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Publisher = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Version = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    AdoptionStatus = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    License = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Precedes = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LastChange = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frameworks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Learners",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Profile = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Learners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Slug = table.Column<string>(type: "nvarchar(41)", maxLength: 41, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ParentId = table.Column<byte[]>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organizations_Organizations_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    IndexVersion = table.Column<long>(type: "bigint", nullable: false),
                    ClaimedBy = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Providers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Slug = table.Column<string>(type: "nvarchar(41)", maxLength: 41, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Description = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Frameworks = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Providers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecommendationSecret",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Secret = table.Column<byte[]>(type: "varbinary(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecommendationSecret", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skill_graph_version",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_graph_version", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WriteTurns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Taken = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteTurns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    BatchId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    GroupId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    SkillId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResourceVersion = table.Column<int>(type: "int", nullable: false),
                    AssignedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    Readiness = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Excused = table.Column<bool>(type: "bit", nullable: false),
                    Cancelled = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assignments_AssignmentBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "AssignmentBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "framework_packages",
                columns: table => new
                {
                    FrameworkId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Brotli = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_framework_packages", x => x.FrameworkId);
                    table.ForeignKey(
                        name: "FK_framework_packages_frameworks_FrameworkId",
                        column: x => x.FrameworkId,
                        principalTable: "frameworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skill_associations",
                columns: table => new
                {
                    FrameworkId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Identifier = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    OriginId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    OriginUri = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    OriginTitle = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    DestinationId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    DestinationUri = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    DestinationTitle = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    SequenceNumber = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_associations", x => new { x.FrameworkId, x.Position });
                    table.ForeignKey(
                        name: "FK_skill_associations_frameworks_FrameworkId",
                        column: x => x.FrameworkId,
                        principalTable: "frameworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skills",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    FrameworkId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Statement = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    AbbreviatedStatement = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Type = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Learnable = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Levels = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Subjects = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Uri = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Emphasis = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_skills_frameworks_FrameworkId",
                        column: x => x.FrameworkId,
                        principalTable: "frameworks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    LearnerKey = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Item = table.Column<string>(type: "nvarchar(2250)", maxLength: 2250, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KeyHash = table.Column<byte[]>(type: "binary(32)", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Skills = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Score = table.Column<double>(type: "float", nullable: true),
                    Role = table.Column<double>(type: "float", nullable: false),
                    Items = table.Column<int>(type: "int", nullable: false),
                    Choices = table.Column<int>(type: "int", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: true),
                    HintsUsed = table.Column<int>(type: "int", nullable: true),
                    ItemResourceId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    WholeId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    ProviderId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    Attempt = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ParentItem = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Response = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    CorrectResponse = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    TimeSpentTicks = table.Column<long>(type: "bigint", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AssignmentId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    Recommendation = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Completed = table.Column<bool>(type: "bit", nullable: true),
                    Mastered = table.Column<bool>(type: "bit", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    FoldAt = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Exposure = table.Column<bool>(type: "bit", nullable: false),
                    VoidedAt = table.Column<long>(type: "bigint", nullable: true),
                    VoidReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupMembers",
                columns: table => new
                {
                    GroupId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMembers", x => new { x.GroupId, x.LearnerId });
                    table.ForeignKey(
                        name: "FK_GroupMembers_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupMembers_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LearnerCheckpoints",
                columns: table => new
                {
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Calibration = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GraphVersion = table.Column<long>(type: "bigint", nullable: false),
                    Rules = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearnerCheckpoints", x => new { x.LearnerId, x.At });
                    table.ForeignKey(
                        name: "FK_LearnerCheckpoints_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LearnerStates",
                columns: table => new
                {
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Calibration = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GraphVersion = table.Column<long>(type: "bigint", nullable: false),
                    Rules = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearnerStates", x => x.LearnerId);
                    table.ForeignKey(
                        name: "FK_LearnerStates_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeys",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Scopes = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    SecretHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    Groups = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    Provider = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true),
                    Demo = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApiKeys_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublishRuns",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ProviderId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    Seen = table.Column<int>(type: "int", nullable: false),
                    Created = table.Column<int>(type: "int", nullable: false),
                    Updated = table.Column<int>(type: "int", nullable: false),
                    Unchanged = table.Column<int>(type: "int", nullable: false),
                    Rejected = table.Column<int>(type: "int", nullable: false),
                    Withdrawn = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublishRuns_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Resources",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ProviderId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(401)", maxLength: 401, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordKey = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    UrlKey = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Position = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    IndexVersion = table.Column<long>(type: "bigint", nullable: false),
                    Withdrawn = table.Column<bool>(type: "bit", nullable: false),
                    Aligned = table.Column<bool>(type: "bit", nullable: false),
                    NamesSkills = table.Column<bool>(type: "bit", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    DocumentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Document = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Resources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Resources_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "skill_aliases",
                columns: table => new
                {
                    SkillId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(401)", maxLength: 401, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Alias = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_aliases", x => new { x.SkillId, x.Key });
                    table.ForeignKey(
                        name: "FK_skill_aliases_skills_SkillId",
                        column: x => x.SkillId,
                        principalTable: "skills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceSkills",
                columns: table => new
                {
                    LearnerId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    SkillId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    EvidenceId = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceSkills", x => new { x.LearnerId, x.SkillId, x.EvidenceId });
                    table.ForeignKey(
                        name: "FK_EvidenceSkills_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordProblems",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ProviderId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    RunId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    RecordKey = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    ExternalId = table.Column<string>(type: "nvarchar(401)", maxLength: 401, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RecordIndex = table.Column<int>(type: "int", nullable: true),
                    Severity = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Code = table.Column<string>(type: "nvarchar(61)", maxLength: 61, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Message = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Path = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_CI_AS")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordProblems_PublishRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "PublishRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateKeys",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ProviderId = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateKeys", x => new { x.Key, x.ResourceId });
                    table.ForeignKey(
                        name: "FK_DuplicateKeys_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Duplicates",
                columns: table => new
                {
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    GroupId = table.Column<byte[]>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duplicates", x => x.ResourceId);
                    table.ForeignKey(
                        name: "FK_Duplicates_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Effects",
                columns: table => new
                {
                    OrganizationId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    SkillId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Band = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Gain = table.Column<double>(type: "float", nullable: false),
                    Low = table.Column<double>(type: "float", nullable: false),
                    High = table.Column<double>(type: "float", nullable: false),
                    Learners = table.Column<int>(type: "int", nullable: false),
                    Controls = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Effects", x => new { x.OrganizationId, x.ResourceId, x.SkillId, x.Band });
                    table.ForeignKey(
                        name: "FK_Effects_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceLinks",
                columns: table => new
                {
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TargetKey = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceLinks", x => new { x.ResourceId, x.Kind, x.TargetKey });
                    table.ForeignKey(
                        name: "FK_ResourceLinks_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceSkills",
                columns: table => new
                {
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Skill = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceSkills", x => new { x.ResourceId, x.Skill });
                    table.ForeignKey(
                        name: "FK_ResourceSkills_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceVersions",
                columns: table => new
                {
                    ResourceId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false),
                    JsonLd = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceVersions", x => new { x.ResourceId, x.Version });
                    table.ForeignKey(
                        name: "FK_ResourceVersions_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "WriteTurns",
                columns: new[] { "Id", "Taken" },
                values: new object[,]
                {
                    { 0, 0L },
                    { 1, 0L },
                    { 2, 0L },
                    { 3, 0L },
                    { 4, 0L },
                    { 5, 0L },
                    { 6, 0L },
                    { 7, 0L },
                    { 8, 0L },
                    { 9, 0L },
                    { 10, 0L },
                    { 11, 0L },
                    { 12, 0L },
                    { 13, 0L },
                    { 14, 0L },
                    { 15, 0L },
                    { 16, 0L },
                    { 17, 0L },
                    { 18, 0L },
                    { 19, 0L },
                    { 20, 0L },
                    { 21, 0L },
                    { 22, 0L },
                    { 23, 0L },
                    { 24, 0L },
                    { 25, 0L },
                    { 26, 0L },
                    { 27, 0L },
                    { 28, 0L },
                    { 29, 0L },
                    { 30, 0L },
                    { 31, 0L },
                    { 32, 0L },
                    { 33, 0L },
                    { 34, 0L },
                    { 35, 0L },
                    { 36, 0L },
                    { 37, 0L },
                    { 38, 0L },
                    { 39, 0L },
                    { 40, 0L },
                    { 41, 0L },
                    { 42, 0L },
                    { 43, 0L },
                    { 44, 0L },
                    { 45, 0L },
                    { 46, 0L },
                    { 47, 0L },
                    { 48, 0L },
                    { 49, 0L },
                    { 50, 0L },
                    { 51, 0L },
                    { 52, 0L },
                    { 53, 0L },
                    { 54, 0L },
                    { 55, 0L },
                    { 56, 0L },
                    { 57, 0L },
                    { 58, 0L },
                    { 59, 0L },
                    { 60, 0L },
                    { 61, 0L },
                    { 62, 0L },
                    { 63, 0L },
                    { 64, 0L },
                    { 65, 0L },
                    { 66, 0L },
                    { 67, 0L },
                    { 68, 0L },
                    { 69, 0L },
                    { 70, 0L },
                    { 71, 0L },
                    { 72, 0L },
                    { 73, 0L },
                    { 74, 0L },
                    { 75, 0L },
                    { 76, 0L },
                    { 77, 0L },
                    { 78, 0L },
                    { 79, 0L },
                    { 80, 0L },
                    { 81, 0L },
                    { 82, 0L },
                    { 83, 0L },
                    { 84, 0L },
                    { 85, 0L },
                    { 86, 0L },
                    { 87, 0L },
                    { 88, 0L },
                    { 89, 0L },
                    { 90, 0L },
                    { 91, 0L },
                    { 92, 0L },
                    { 93, 0L },
                    { 94, 0L },
                    { 95, 0L },
                    { 96, 0L },
                    { 97, 0L },
                    { 98, 0L },
                    { 99, 0L },
                    { 100, 0L },
                    { 101, 0L },
                    { 102, 0L },
                    { 103, 0L },
                    { 104, 0L },
                    { 105, 0L },
                    { 106, 0L },
                    { 107, 0L },
                    { 108, 0L },
                    { 109, 0L },
                    { 110, 0L },
                    { 111, 0L },
                    { 112, 0L },
                    { 113, 0L },
                    { 114, 0L },
                    { 115, 0L },
                    { 116, 0L },
                    { 117, 0L },
                    { 118, 0L },
                    { 119, 0L },
                    { 120, 0L },
                    { 121, 0L },
                    { 122, 0L },
                    { 123, 0L },
                    { 124, 0L },
                    { 125, 0L },
                    { 126, 0L },
                    { 127, 0L },
                    { 128, 0L },
                    { 129, 0L },
                    { 130, 0L },
                    { 131, 0L },
                    { 132, 0L },
                    { 133, 0L },
                    { 134, 0L },
                    { 135, 0L },
                    { 136, 0L },
                    { 137, 0L },
                    { 138, 0L },
                    { 139, 0L },
                    { 140, 0L },
                    { 141, 0L },
                    { 142, 0L },
                    { 143, 0L },
                    { 144, 0L },
                    { 145, 0L },
                    { 146, 0L },
                    { 147, 0L },
                    { 148, 0L },
                    { 149, 0L },
                    { 150, 0L },
                    { 151, 0L },
                    { 152, 0L },
                    { 153, 0L },
                    { 154, 0L },
                    { 155, 0L },
                    { 156, 0L },
                    { 157, 0L },
                    { 158, 0L },
                    { 159, 0L },
                    { 160, 0L },
                    { 161, 0L },
                    { 162, 0L },
                    { 163, 0L },
                    { 164, 0L },
                    { 165, 0L },
                    { 166, 0L },
                    { 167, 0L },
                    { 168, 0L },
                    { 169, 0L },
                    { 170, 0L },
                    { 171, 0L },
                    { 172, 0L },
                    { 173, 0L },
                    { 174, 0L },
                    { 175, 0L },
                    { 176, 0L },
                    { 177, 0L },
                    { 178, 0L },
                    { 179, 0L },
                    { 180, 0L },
                    { 181, 0L },
                    { 182, 0L },
                    { 183, 0L },
                    { 184, 0L },
                    { 185, 0L },
                    { 186, 0L },
                    { 187, 0L },
                    { 188, 0L },
                    { 189, 0L },
                    { 190, 0L },
                    { 191, 0L },
                    { 192, 0L },
                    { 193, 0L },
                    { 194, 0L },
                    { 195, 0L },
                    { 196, 0L },
                    { 197, 0L },
                    { 198, 0L },
                    { 199, 0L },
                    { 200, 0L },
                    { 201, 0L },
                    { 202, 0L },
                    { 203, 0L },
                    { 204, 0L },
                    { 205, 0L },
                    { 206, 0L },
                    { 207, 0L },
                    { 208, 0L },
                    { 209, 0L },
                    { 210, 0L },
                    { 211, 0L },
                    { 212, 0L },
                    { 213, 0L },
                    { 214, 0L },
                    { 215, 0L },
                    { 216, 0L },
                    { 217, 0L },
                    { 218, 0L },
                    { 219, 0L },
                    { 220, 0L },
                    { 221, 0L },
                    { 222, 0L },
                    { 223, 0L },
                    { 224, 0L },
                    { 225, 0L },
                    { 226, 0L },
                    { 227, 0L },
                    { 228, 0L },
                    { 229, 0L },
                    { 230, 0L },
                    { 231, 0L },
                    { 232, 0L },
                    { 233, 0L },
                    { 234, 0L },
                    { 235, 0L },
                    { 236, 0L },
                    { 237, 0L },
                    { 238, 0L },
                    { 239, 0L },
                    { 240, 0L },
                    { 241, 0L },
                    { 242, 0L },
                    { 243, 0L },
                    { 244, 0L },
                    { 245, 0L },
                    { 246, 0L },
                    { 247, 0L },
                    { 248, 0L },
                    { 249, 0L },
                    { 250, 0L },
                    { 251, 0L },
                    { 252, 0L },
                    { 253, 0L },
                    { 254, 0L },
                    { 255, 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_OrganizationId",
                table: "ApiKeys",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentBatches_OrganizationId_Key",
                table: "AssignmentBatches",
                columns: new[] { "OrganizationId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_BatchId",
                table: "Assignments",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_LearnerId_Sequence",
                table: "Assignments",
                columns: new[] { "LearnerId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_Sequence",
                table: "Assignments",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateKeys_ResourceId",
                table: "DuplicateKeys",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Duplicates_GroupId",
                table: "Duplicates",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Effects_ResourceId",
                table: "Effects",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_At",
                table: "Events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_AssignmentId",
                table: "Evidence",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_KeyHash",
                table: "Evidence",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LearnerId_FoldAt",
                table: "Evidence",
                columns: new[] { "LearnerId", "FoldAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_OrganizationId_Source_SourceId",
                table: "Evidence",
                columns: new[] { "OrganizationId", "Source", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceSkills_EvidenceId",
                table: "EvidenceSkills",
                column: "EvidenceId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMembers_LearnerId",
                table: "GroupMembers",
                column: "LearnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Groups_OrganizationId_ExternalId",
                table: "Groups",
                columns: new[] { "OrganizationId", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Learners_OrganizationId_ExternalId",
                table: "Learners",
                columns: new[] { "OrganizationId", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_ParentId",
                table: "Organizations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Slug",
                table: "Organizations",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ClaimedBy",
                table: "Outbox",
                column: "ClaimedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ResourceId",
                table: "Outbox",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Providers_Slug",
                table: "Providers",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublishRuns_ProviderId_Id",
                table: "PublishRuns",
                columns: new[] { "ProviderId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordProblems_Code_ResourceId",
                table: "RecordProblems",
                columns: new[] { "Code", "ResourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordProblems_ProviderId_Id",
                table: "RecordProblems",
                columns: new[] { "ProviderId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordProblems_RecordKey",
                table: "RecordProblems",
                column: "RecordKey");

            migrationBuilder.CreateIndex(
                name: "IX_RecordProblems_RunId_Id",
                table: "RecordProblems",
                columns: new[] { "RunId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ResourceLinks_TargetKey_Kind",
                table: "ResourceLinks",
                columns: new[] { "TargetKey", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Resources_ProviderId_Withdrawn_Aligned",
                table: "Resources",
                columns: new[] { "ProviderId", "Withdrawn", "Aligned" });

            migrationBuilder.CreateIndex(
                name: "IX_Resources_RecordKey",
                table: "Resources",
                column: "RecordKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Resources_UrlKey",
                table: "Resources",
                column: "UrlKey");

            migrationBuilder.CreateIndex(
                name: "IX_ResourceSkills_Skill",
                table: "ResourceSkills",
                column: "Skill");

            migrationBuilder.CreateIndex(
                name: "IX_skill_associations_DestinationId",
                table: "skill_associations",
                column: "DestinationId");

            migrationBuilder.CreateIndex(
                name: "IX_skill_associations_OriginId",
                table: "skill_associations",
                column: "OriginId");

            migrationBuilder.CreateIndex(
                name: "IX_skills_FrameworkId_Position",
                table: "skills",
                columns: new[] { "FrameworkId", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApiKeys");

            migrationBuilder.DropTable(
                name: "Assignments");

            migrationBuilder.DropTable(
                name: "CatalogState");

            migrationBuilder.DropTable(
                name: "Choices");

            migrationBuilder.DropTable(
                name: "DuplicateKeys");

            migrationBuilder.DropTable(
                name: "Duplicates");

            migrationBuilder.DropTable(
                name: "Effects");

            migrationBuilder.DropTable(
                name: "EffectState");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "EvidenceSkills");

            migrationBuilder.DropTable(
                name: "framework_packages");

            migrationBuilder.DropTable(
                name: "GroupMembers");

            migrationBuilder.DropTable(
                name: "LearnerCheckpoints");

            migrationBuilder.DropTable(
                name: "LearnerStates");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "RecommendationSecret");

            migrationBuilder.DropTable(
                name: "RecordProblems");

            migrationBuilder.DropTable(
                name: "ResourceLinks");

            migrationBuilder.DropTable(
                name: "ResourceSkills");

            migrationBuilder.DropTable(
                name: "ResourceVersions");

            migrationBuilder.DropTable(
                name: "skill_aliases");

            migrationBuilder.DropTable(
                name: "skill_associations");

            migrationBuilder.DropTable(
                name: "skill_graph_version");

            migrationBuilder.DropTable(
                name: "WriteTurns");

            migrationBuilder.DropTable(
                name: "Organizations");

            migrationBuilder.DropTable(
                name: "AssignmentBatches");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "PublishRuns");

            migrationBuilder.DropTable(
                name: "Resources");

            migrationBuilder.DropTable(
                name: "skills");

            migrationBuilder.DropTable(
                name: "Learners");

            migrationBuilder.DropTable(
                name: "Providers");

            migrationBuilder.DropTable(
                name: "frameworks");
        }
    }
}
