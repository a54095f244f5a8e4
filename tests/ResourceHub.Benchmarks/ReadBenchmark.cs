namespace ResourceHub.Benchmarks;

/// <summary>One client reads, the real files in: searches by skill and by text, recommendations, groups.</summary>
static class ReadBenchmark
{
    public const string SkillSearch = """
        query($skill: SkillRef!) {
          resources(search: { skills: { anyOf: [$skill] } }, first: 20) {
            totalCount
            nodes { id name url learningResourceType provider { name } }
            facets(fields: [LEARNING_RESOURCE_TYPE, PROVIDER, EDUCATIONAL_LEVEL]) { field values { value label count } }
          }
        }
        """;

    public const string TextSearch = """
        query($text: String!) {
          resources(search: { text: $text }, first: 20) {
            totalCount
            edges { node { id name url provider { name } } highlights { field fragments } }
          }
        }
        """;

    public static async Task RunAsync(HubProcess hub, RealFiles files, ResultTable table)
    {
        var baseline = await TimeAsync(hub, "{ __typename }", Enumerable.Repeat<object?>(null, 500));
        table.Add("{ __typename } (what HTTP and the engine cost)", baseline, "");
        var skills = files.Identifiers("ccss-math", 701).Concat(files.Identifiers("oatutor-skills", 100, "Skill")).ToArray();
        table.Add("skill search with three facets, 701 CCSS items and 100 OATutor skills",
            await TimeAsync(hub, SkillSearch, skills.Select(s => (object?)new { skill = s })), "median 6 ms (4), p99 25 ms", baseline);
        table.Add("text search, 200 queries",
            await TimeAsync(hub, TextSearch, TextQueries.All.Select(t => (object?)new { text = t })), "median 10 ms (8), p99 40 ms", baseline);
        var school = await School.CreateAsync(hub, 30);
        table.Add("recommendations for one learner", await TimeAsync(hub, School.Recommendations, school.Learners.SelectMany(l => Enumerable.Repeat<object?>(new { learner = l }, 5))), "median 15 ms", baseline);
        table.Add("groups for a class of 30", await TimeAsync(hub, School.Groups, Enumerable.Repeat<object?>(new { group = school.Group }, 40)), "median 100 ms", baseline);
    }

    static async Task<Latencies> TimeAsync(HubProcess hub, string query, IEnumerable<object?> variables)
    {
        var all = variables.ToArray();
        // one round to warm up, one that counts
        foreach (var v in all.Take(100))
            await hub.SendAsync(query, v);
        var latencies = new Latencies();
        foreach (var v in all)
            latencies.Add((await hub.SendAsync(query, v)).Time);
        return latencies;
    }
}
