using System.Text.Json;
using ResourceHub.Server.Tests.RealFiles;

namespace ResourceHub.Server.Tests.Recommendations;

/// <summary>Tests that share one hub with the real files in.</summary>
[CollectionDefinition(Name)]
public sealed class RealClass : ICollectionFixture<RealHub>
{
    public const string Name = "real files with learners";
}

/// <summary>Learners of a hub with the real files in.</summary>
internal static class RealLearners
{
    /// <summary>The day of the assessments: recent, so that nothing is due for review yet.</summary>
    public static DateTimeOffset Recently { get; } = TimeProvider.System.GetUtcNow().AddDays(-1);

    public static Task<JsonElement> QueryAsync(this RealHub real, string query, object? variables = null) => real.Hub.QueryAsync(query, variables, real.Key);

    /// <summary>Makes a learner of a level and records answers, skill by skill: + right, − wrong; gives the global id.</summary>
    public static async Task<string> LearnerAsync(this RealHub real, string name, string level, params (string Skill, string Marks)[] answers)
    {
        var made = await real.QueryAsync("mutation($input: UpsertLearnersInput!) { upsertLearners(input: $input) { learners { id } errors { code message } } }",
            new { input = new { learners = new[] { new { externalId = name, educationLevel = level } } } });
        var recorded = await real.QueryAsync("mutation($input: RecordAssessmentInput!) { recordAssessment(input: $input) { recorded errors { code message } } }", new
        {
            input = new
            {
                learner = new { externalId = name },
                source = "test",
                sourceId = "screener",
                takenAt = Recently.ToString("o"),
                items = answers.SelectMany(a => a.Marks.Select((mark, i) => new { itemId = $"{a.Skill}/{i}", skills = new[] { a.Skill }, score = mark == '+' ? 1 : 0 })),
            },
        });
        Assert.Equal(answers.Sum(a => a.Marks.Length), recorded.GetProperty("recordAssessment").GetProperty("recorded").GetInt32());
        return made.GetProperty("upsertLearners").GetProperty("learners")[0].GetProperty("id").GetString()!;
    }
}
