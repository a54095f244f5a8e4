using System.Text.Json;

namespace ResourceHub.Benchmarks;

/// <summary>An organisation with a class of level 4 learners, each with an assessment of 12 items.</summary>
sealed record School(string Group, IReadOnlyList<string> Learners)
{
    public const string Recommendations = """
        query($learner: ID!) {
          learner(by: { id: $learner }) {
            recommendations(for: {}) {
              evidenceCount
              skills {
                skill { code statement } kind state { expectedSuccess status } reasons { text }
                teach { id resource { name url } score reasons { text } }
                practise { id resource { name url } score reasons { text } }
                reassess { id resource { name url } score reasons { text } }
              }
              blocked { skill { code } missing { code } }
            }
          }
        }
        """;

    public const string Groups = """
        query($group: ID!) {
          group(by: { id: $group }) {
            instructionalGroups {
              groups { skill { code } kind learners { externalId } reasons { text } teach { resource { name } } practise { resource { name } } reassess { resource { name } } }
              unassigned { externalId }
            }
          }
        }
        """;

    static readonly string[] Items = ["3.NF.A.1", "3.NF.A.2.a", "3.NF.A.3.a", "3.OA.A.1", "4.NF.A.1", "4.NF.A.2", "4.NF.B.3.a", "4.NF.B.3.b", "4.NF.B.4.a", "4.OA.A.1", "4.NBT.A.1", "4.MD.A.1"];

    public static async Task<School> CreateAsync(HubProcess hub, int size)
    {
        await hub.RunAsync("orgs", "create", "bench-school");
        hub.Key = (await hub.RunAsync("keys", "create", "bench", "--role", "SERVICE", "--org", "bench-school")).Output.Trim();
        var names = Enumerable.Range(1, size).Select(i => $"bench-{i:00}").ToArray();
        var made = await hub.SendAsync(
            "mutation($input: UpsertLearnersInput!) { upsertLearners(input: $input) { learners { id } errors { code message } } }",
            new { input = new { learners = names.Select(n => new { externalId = n, educationLevel = "4" }) } });
        var random = new Random(42);
        var assessments = names.Select((name, i) => new
        {
            learner = new { externalId = name },
            source = "bench",
            sourceId = "screener-" + name,
            takenAt = DateTime.UnixEpoch.AddDays(20_000).ToString("o"),
            items = Items.Select((skill, k) => new { itemId = $"item-{k}", skills = new[] { skill }, score = random.NextDouble() < .3 + .02 * i - .02 * k ? 1.0 : 0.0 }),
        });
        await hub.SendAsync("mutation($input: RecordAssessmentsInput!) { recordAssessments(input: $input) { results { recorded errors { code message } } errors { code message } } }", new { input = new { assessments } });
        var group = await hub.SendAsync(
            "mutation($input: UpsertGroupInput!) { upsertGroup(input: $input) { group { id } errors { code message } } }",
            new { input = new { externalId = "bench-class", name = "Bench class", learnerExternalIds = names } });
        return new(
            group.Data.GetProperty("upsertGroup").GetProperty("group").GetProperty("id").GetString()!,
            [.. made.Data.GetProperty("upsertLearners").GetProperty("learners").EnumerateArray().Select((JsonElement l) => l.GetProperty("id").GetString()!)]);
    }
}
