using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResourceHub.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Release2 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "DuplicateRules",
                table: "CatalogState",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "DuplicateKeys",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProviderId = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    ResourceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SkillId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Band = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Gain = table.Column<double>(type: "REAL", nullable: false),
                    Low = table.Column<double>(type: "REAL", nullable: false),
                    High = table.Column<double>(type: "REAL", nullable: false),
                    Learners = table.Column<int>(type: "INTEGER", nullable: false),
                    Controls = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "EffectState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EffectState", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Place = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Place);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RecordProblems_Code_ResourceId",
                table: "RecordProblems",
                columns: new[] { "Code", "ResourceId" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.DropIndex(
                name: "IX_RecordProblems_Code_ResourceId",
                table: "RecordProblems");

            migrationBuilder.DropColumn(
                name: "DuplicateRules",
                table: "CatalogState");
        }
    }
}
