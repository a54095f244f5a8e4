namespace ResourceHub.GraphQL.Tests.Limits;

/// <summary>The twelve kinds of query that a client of a hub of learning resources writes, each as rich as its screen needs it.</summary>
internal static class ClientQueries
{
    private const string Card = """
        fragment Card on LearningResource {
          id name description url thumbnailUrl timeRequired timeIsEstimated learningResourceType educationalUse educationalLevel inLanguage creator isAccessibleForFree
          provider { id slug name } license { name url allows } alignments { role ref skill { id code statement } } textComplexity { name value label }
        }
        """;

    private const string Offer = """
        fragment Offer on ResourceRecommendation { id score expectedSuccess resource { ...Card } reasons { kind text } }
        """ + Card;

    private const string State = """
        fragment State on SkillState { id status readiness expectedSuccess uncertainty basis evidenceCount lastEvidenceAt reviewDueAt explanation }
        """;

    private static readonly object s_learner = new { externalId = "learner-07" };

    /// <summary>Kind, document, and its variables with the largest pages that a screen shows or a call may send.</summary>
    public static IReadOnlyList<(string Kind, string Document, object Variables)> All { get; } =
    [
        ("search page", """
            query Search($search: ResourceSearch, $order: ResourceOrder!, $first: Int!, $after: String) {
              resources(search: $search, orderBy: $order, first: $first, after: $after) {
                edges { cursor score highlights { field fragments } node { ...Card duplicates { id url provider { name } } } }
                facets(fields: [PROVIDER, LEARNING_RESOURCE_TYPE, EDUCATIONAL_LEVEL, IN_LANGUAGE, LICENSE_ALLOWS], first: 10) { field values { value label count selected } }
                pageInfo { hasNextPage endCursor } totalCount totalCountIsLowerBound didYouMean
              }
            }
            """ + Card, new { search = new { text = "fractions", skills = new { anyOf = new[] { "4.NF.B.3" } } }, order = "RELEVANCE", first = 20 }),
        ("skill map", """
            query SkillMap($skill: SkillRef!) {
              skill(ref: $skill) {
                id code statement type learnable educationLevel framework { id title }
                parents { id code statement } children { id code statement children { id code statement } } exactMatches { id code framework { title } }
                progression(before: 3, after: 3) { skills { id code statement depth educationLevel } edges { from { id } to { id } } }
              }
            }
            """, new { skill = "4.NF.B.3" }),
        ("recommendations", """
            query Next($learner: LearnerRef!, $for: RecommendationRequest) {
              learner(by: $learner) {
                id educationLevel
                recommendations(for: $for) {
                  evidenceCount latestEvidenceAt
                  skills { kind skill { id code statement } state { ...State } reasons { kind text skill { code } } teach { ...Offer } practise { ...Offer } reassess { ...Offer } }
                  blocked { skill { id code } missing { id code statement } } problems { code message }
                }
              }
            }
            """ + State + Offer, new { learner = s_learner, @for = new { maxSkills = 3, alternatives = 3, minutes = 45 } }),
        ("record", """
            mutation Record($input: RecordAssessmentInput!) {
              recordAssessment(input: $input) {
                recorded repeated learner { id } changed { ...State skill { id code statement } } warnings { code message path } errors { code message path }
              }
            }
            """ + State, new { input = new { learner = s_learner, source = "quiz-app", sourceId = "1", takenAt = "2026-11-23T10:00:00Z", items = Repeat(100, i => new { itemId = $"{i}", skills = new[] { "4.NF.B.3" }, score = 1 }) } }),
        ("class grid", """
            query Grid($group: GroupRef!) {
              group(by: $group) {
                id name
                report {
                  skills { id code statement } rows { learner { id externalId } states { id status readiness expectedSuccess uncertainty basis } }
                  missingPrerequisites { skill { id code statement } learners { id externalId } blocks { id code } }
                }
              }
            }
            """, new { group = new { externalId = "class-4b" } }),
        ("plan", """
            query Plan($group: GroupRef!, $input: PlanInput!) {
              group(by: $group) {
                id name
                plan(input: $input) {
                  days { day sessions { minutes purpose skill { id code statement } learners { id externalId } resource { id version name url timeRequired provider { name } license { name } } } }
                  unassigned { id externalId }
                }
              }
            }
            """, new { group = new { externalId = "class-4b" }, input = new { days = 5, minutesPerDay = 45, maxGroups = 4 } }),
        ("watch", """
            subscription Watch($group: ID!) {
              groupChanged(group: $group) { at learner { id externalId } changed { ...State skill { id code statement } } cause { id kind score source at } }
            }
            """ + State, new { group = "g" }),
        ("publish", """
            mutation Publish($input: PublishResourcesInput!) {
              publishResources(input: $input) {
                created updated unchanged rejected run { id status }
                results { index externalId outcome resource { id version } errors { code message path } warnings { code message path } } errors { code message path }
              }
            }
            """, new { input = new { provider = "p", waitForIndex = true, records = new { jsonLd = Repeat(1_000, i => new { name = $"r{i}" }) } } }),
        ("runs", """
            query Runs($slug: String!, $after: String) {
              provider(slug: $slug) {
                id name resourceCount alignedCount health { status reason checkedAt } connectors { id kind url schedule lastRun { id status finishedAt } }
                runs(first: 20, after: $after) {
                  nodes {
                    id status startedAt finishedAt seen created updated unchanged rejected withdrawn
                    problems(first: 20) { nodes { severity code message path externalId index } totalCount pageInfo { hasNextPage endCursor } }
                  }
                  totalCount pageInfo { hasNextPage endCursor }
                }
              }
            }
            """, new { slug = "p" }),
        ("refetch", """
            query Refetch($ids: [ID!]!) {
              nodes(ids: $ids) { id ... on LearningResource { ...Card } ... on Skill { code statement educationLevel } ... on SkillState { ...State } ... on Assignment { work: status dueAt } }
            }
            """ + State + Card, new { ids = Repeat(100, i => $"id{i}") }),
        ("path", """
            query Path($to: SkillRef!, $from: LearningPathStart) {
              learningPath(to: $to, from: $from) { steps { state { ...State } skill { id code statement educationLevel resources(first: 3) { nodes { ...Card } totalCount } } } }
            }
            """ + State + Card, new { to = "6.RP.A.3", from = new { learner = "l" } }),
        ("goals", """
            mutation Goals($input: SetGoalsInput!) {
              setGoals(input: $input) {
                learner { id goals { statement targetDate setBy setAt progress skill { id code statement } pathway { id name } } readyToLearn(first: 10) { ...State skill { id code statement } } }
                errors { code message path }
              }
            }
            """ + State, new { input = new { learner = s_learner, goals = Repeat(10, i => new { skill = $"4.NF.B.{i}", targetDate = "2027-06-01" }) } }),
    ];

    private static object[] Repeat(int count, Func<int, object> item) => [.. Enumerable.Range(1, count).Select(item)];
}
