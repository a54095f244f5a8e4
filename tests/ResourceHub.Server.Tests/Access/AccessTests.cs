using System.Text.Json;

namespace ResourceHub.Server.Tests.Access;

/// <summary>Access, tried on every field and every mutation of the schema as it is.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    // each test its own: one of them makes learners of the same name elsewhere
    readonly TwoSchools _schools = new();

    public Task InitializeAsync() => _schools.InitializeAsync();

    public Task DisposeAsync() => _schools.DisposeAsync();

    [Fact]
    public async Task No_field_of_the_schema_tells_an_outsider_of_a_learner_a_class_or_a_providers_runs()
    {
        var documents = Documents();
        foreach (var type in (string[])["Viewer", "Organization", "Learner", "Goal", "AccessNeeds", "Judgement", "Group", "SkillState", "SkillStatePoint", "Evidence", "PublishRun", "RecordProblem", "Assignment", "GroupReport", "InstructionalGrouping", "RecommendationSet"])
            Assert.Contains(type, _schools.Walk.Covered);

        // the same documents show it all to those whose it is: nothing passes here for want of asking
        var owner = await AnswersAsync(documents, _schools.Owner);
        foreach (var secret in _schools.Secrets.Where(s => s != "canary-record"))
            Assert.True(owner.Any(a => a.Contains(secret, StringComparison.Ordinal)), $"No document asks for {secret}.");
        Assert.Contains(await AnswersAsync(documents, _schools.Publisher), a => a.Contains("canary-record", StringComparison.Ordinal));

        foreach (var (who, outsider) in _schools.Outsiders)
        {
            var answers = await AnswersAsync(documents, outsider.Key);
            foreach (var (document, answer) in documents.Zip(answers))
                foreach (var secret in _schools.Secrets.Except(outsider.Knows))
                    Assert.False(answer.Contains(secret, StringComparison.Ordinal), $"{who} is shown {secret} by {document[..Math.Min(300, document.Length)]}: {Around(answer, secret)}");
        }
    }

    [Fact]
    public async Task No_mutation_lets_an_outsider_change_or_read_what_is_another_s()
    {
        const string State = """
            { learner(by: {externalId: "canary-ada"}) { interests motivations languages educationLevel goals { statement skill { code } setBy } accessNeeds { features } groups { externalId name }
                evidence(first: 100) { nodes { id score voided kind } } skillStates { skill { code } evidenceCount judgement { mastered note } } }
              groups { nodes { externalId name learners { externalId } } }
              provider(slug: "open") { resourceCount description }
              resource(by: {external: {provider: "open", externalId: "r00003"}}) { name version } }
            """;
        var before = (await _schools.Hub.QueryAsync(State, key: _schools.Owner)).GetRawText();
        foreach (var name in _schools.Walk.FieldsOf("Mutation"))
        {
            Assert.True(_schools.Attempts.TryGetValue(name, out var input), $"The mutation {name} is new: say in {nameof(TwoSchools)} how an outsider would misuse it.");
            foreach (var (who, outsider) in _schools.Outsiders.Where(o => !o.Value.May.Contains(name)))
            {
                var answer = await _schools.Hub.SendAsync(_schools.Walk.Mutation(name, input), key: outsider.Key);
                Assert.True(IsRefused(answer, name), $"{name} by {who}: {answer}");
                foreach (var hidden in TwoSchools.Hidden.Except(outsider.Knows))
                    Assert.False(answer.ToString().Contains(hidden, StringComparison.Ordinal), $"{name} shows {who} {hidden}: {answer}");
            }
        }
        Assert.Equal(before, (await _schools.Hub.QueryAsync(State, key: _schools.Owner)).GetRawText());

        // what another school may do with a learner of the same name stays in that school
        var other = _schools.Outsiders["another school's service"];
        foreach (var name in other.May)
            Assert.False(IsRefused(await _schools.Hub.SendAsync(_schools.Walk.Mutation(name, _schools.Attempts[name]), key: other.Key), name));
        Assert.Equal(before, (await _schools.Hub.QueryAsync(State, key: _schools.Owner)).GetRawText());
    }

    /// <summary>Every field of Query with every way to name the learner and the class, and every object of the learner's by its id.</summary>
    List<string> Documents()
    {
        var fields = _schools.Walk.FieldsOf("Query").Where(f => f is not ("node" or "nodes"));
        return [.. fields.SelectMany(_schools.Walk.QueriesFor), .. _schools.Ids.Select(i => _schools.Walk.NodeQuery(i.Type, i.Id))];
    }

    /// <summary>What comes back, without what the question itself said: the data alone.</summary>
    async Task<List<string>> AnswersAsync(List<string> documents, string? key)
    {
        var answers = new List<string>();
        foreach (var document in documents)
        {
            var answer = await _schools.Hub.SendAsync(document, key: key);
            if (answer.TryGetProperty("errors", out var errors))
                foreach (var error in errors.EnumerateArray())
                {
                    var code = error.TryGetProperty("extensions", out var more) && more.TryGetProperty("code", out var c) ? c.GetString() : null;
                    Assert.False(code is null or "GRAPHQL_VALIDATION_FAILED" or "INTERNAL" or "INTERNAL_ERROR" or "INTERNAL_SERVER_ERROR", $"{error} for {document}");
                    foreach (var hidden in TwoSchools.Hidden)
                        Assert.DoesNotContain(hidden, error.GetRawText(), StringComparison.Ordinal);
                }
            answers.Add(answer.TryGetProperty("data", out var data) ? data.GetRawText() : "");
        }
        return answers;
    }

    static bool IsRefused(JsonElement answer, string mutation)
    {
        if (answer.TryGetProperty("errors", out _))
            return true;
        var payload = answer.GetProperty("data").GetProperty(mutation);
        return payload.GetProperty("errors").GetArrayLength() > 0
            || (payload.TryGetProperty("results", out var results) && results.EnumerateArray().All(r => r.GetProperty("errors").GetArrayLength() > 0));
    }

    static string Around(string answer, string secret)
    {
        var at = answer.IndexOf(secret, StringComparison.Ordinal);
        return answer[Math.Max(0, at - 200)..Math.Min(answer.Length, at + 100)];
    }
}
