namespace ResourceHub.Server.Seed;

/// <summary>A query to try on the seed.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">In one sentence.</param>
/// <param name="Query">The operation.</param>
/// <param name="KeyName">The demo key to send; null for none.</param>
internal sealed record ExampleQuery(string Title, string Description, string Query, string? KeyName);

/// <summary>The queries that a start prints and the explorer offers.</summary>
internal static class ExampleQueries
{
    /// <summary>All of them, the printed ones first.</summary>
    public static IReadOnlyList<ExampleQuery> All { get; } =
    [
        new("Resources for a skill", "What every provider has for 4.NF.B.3, adding and subtracting fractions, with facets.",
            """
            {
              resources(search: { skills: { anyOf: ["4.NF.B.3"] } }, first: 5) {
                totalCount
                nodes { name url learningResourceType provider { name } }
                facets(fields: [PROVIDER, LEARNING_RESOURCE_TYPE]) { field values { label count } }
              }
            }
            """,
            null),
        new("What is next for a learner, and why", "The seed learner's recommendations with their reasons.",
            """
            {
              learner(by: { externalId: "learner-07" }) {
                recommendations {
                  evidenceCount
                  skills {
                    skill { code statement }
                    kind
                    reasons { text }
                    teach { resource { name provider { name } } reasons { text } }
                    practise { resource { name provider { name } } }
                    reassess { resource { name provider { name } } }
                  }
                }
              }
            }
            """,
            "SERVICE_KEY"),
        new("Groups of a class", "Learners who share a next skill, with what to teach them.",
            """
            {
              group(by: { externalId: "grade-4-room-12" }) {
                name
                instructionalGroups(max: 4) {
                  groups {
                    skill { code statement }
                    kind
                    learners { externalId }
                    reasons { text }
                    teach { resource { name } }
                  }
                  unassigned { externalId }
                }
              }
            }
            """,
            "TEACHER_KEY"),
    ];
}
