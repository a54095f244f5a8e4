using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Storage.Common;

namespace ResourceHub.Server.Tests.Learners;

/// <summary>A running hub with a small framework, an organisation and a service's key.</summary>
public sealed class SchoolServer : IAsyncDisposable
{
    readonly CommandCounter _commands;

    SchoolServer(HubServer hub, Organization organization, string service, CommandCounter commands)
        => (Hub, Organization, Service, _commands) = (hub, organization, service, commands);

    public HubServer Hub { get; }

    public Organization Organization { get; }

    /// <summary>The service's key.</summary>
    public string Service { get; }

    /// <summary>The commands to the tables of learners and evidence so far.</summary>
    public IReadOnlyList<string> Commands => [.. _commands.Texts];

    /// <param name="package">A CASE package; null for one with the standards 4.X.A.1 to 4.X.A.3, each needing the one before, the third with parts a and b.</param>
    /// <param name="settings">Options beside the defaults.</param>
    public static async Task<SchoolServer> StartAsync(byte[]? package = null, Dictionary<string, string?>? settings = null)
    {
        var commands = new CommandCounter();
        var hub = await HubServer.StartAsync(adjust: builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.ConfigureDbContext<HubDbContext>(options => options.AddInterceptors(commands));
        });
        await hub.Services.GetRequiredService<ImportFramework>().RunAsync(
            Caller.System(), CasePackage.Read(package ?? Package()), new(PrecedesReading.Prerequisite, null, false), CancellationToken.None);
        var organization = await hub.CreateOrganizationAsync("school");
        var service = await hub.CreateKeyAsync(new NewKey { Name = "app", Role = Role.Service, Organization = organization.Id });
        return new(hub, organization, service, commands);
    }

    public Task<JsonElement> QueryAsync(string query, object? variables = null, string? key = null) => Hub.QueryAsync(query, variables, key ?? Service);

    public Task<JsonElement> SendAsync(string query, object? variables = null, string? key = null) => Hub.SendAsync(query, variables, key ?? Service);

    /// <summary>Makes learners of a level; gives their global ids.</summary>
    public async Task<string[]> EnrolAsync(int level, params string[] names)
    {
        var payload = (await QueryAsync(
            "mutation($learners: [LearnerInput!]!) { upsertLearners(input: { learners: $learners }) { learners { id } errors { code path } } }",
            new { learners = names.Select(n => new { externalId = n, educationLevel = level }) })).GetProperty("upsertLearners");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return [.. payload.GetProperty("learners").EnumerateArray().Select(l => l.GetProperty("id").GetString()!)];
    }

    /// <summary>Records items of one skill each, and gives the payload.</summary>
    public async Task<JsonElement> AssessAsync(string learner, string sourceId, params (string Item, string Skill, double Score)[] items)
        => (await QueryAsync(
            """
            mutation($input: RecordAssessmentInput!) {
              recordAssessment(input: $input) {
                learner { externalId } recorded repeated changed { skill { code } status expectedSuccess } warnings { code path } errors { code path }
              }
            }
            """,
            new { input = new { learner = new { externalId = learner }, source = "quiz", sourceId, takenAt = DateTimeOffset.UnixEpoch.AddYears(56), items = items.Select(i => new { itemId = i.Item, skills = new[] { i.Skill }, score = i.Score }) } }))
            .GetProperty("recordAssessment");

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    static byte[] Package()
    {
        var items = new List<object>();
        var associations = new List<object>();
        Item("4.X.A", "Cluster");
        foreach (var code in new[] { "4.X.A.1", "4.X.A.2", "4.X.A.3" })
        {
            Item(code, "Standard");
            Edge("isChildOf", code, "4.X.A");
        }
        foreach (var part in new[] { "4.X.A.3.a", "4.X.A.3.b" })
        {
            Item(part, "Standard");
            Edge("isChildOf", part, "4.X.A.3");
        }
        Edge("precedes", "4.X.A.1", "4.X.A.2");
        Edge("precedes", "4.X.A.2", "4.X.A.3");
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            CFDocument = new { identifier = Id("document"), uri = "https://example.org/document", title = "Test mathematics", creator = "Test", lastChangeDateTime = "2026-01-01T00:00:00Z", subject = new[] { "Mathematics" } },
            CFItems = items,
            CFAssociations = associations,
        });

        void Item(string code, string type) => items.Add(new
        {
            identifier = Id(code), uri = $"https://example.org/{code}", fullStatement = $"Statement of {code}", humanCodingScheme = code, CFItemType = type,
            educationLevel = new[] { "04" }, lastChangeDateTime = "2026-01-01T00:00:00Z",
        });

        void Edge(string type, string origin, string destination) => associations.Add(new
        {
            identifier = Id(type + origin + destination), uri = $"https://example.org/{type}/{origin}/{destination}", associationType = type,
            originNodeURI = Node(origin), destinationNodeURI = Node(destination), lastChangeDateTime = "2026-01-01T00:00:00Z",
        });

        static object Node(string code) => new { title = code, identifier = Id(code), uri = $"https://example.org/{code}" };
    }

    static Guid Id(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    sealed class CommandCounter : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            // the poller and keys ask on their own account
            if (command.CommandText.Contains("\"Learner", StringComparison.Ordinal) || command.CommandText.Contains("\"Evidence", StringComparison.Ordinal))
                Texts.Enqueue(command.CommandText);
            return new(result);
        }
    }
}
