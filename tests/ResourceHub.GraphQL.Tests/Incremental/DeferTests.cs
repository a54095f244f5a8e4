using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Incremental;

public sealed class DeferTests
{
    private readonly IRequestExecutor _executor = IncrementalServer.Create();

    [Fact]
    public async Task A_deferred_fragment_comes_in_a_part_of_its_own()
    {
        var parts = await _executor.ReadAsync("""{ hero { id ... @defer(label: "rest") { name slowName } } }""");
        Assert.Equal("""{"data":{"hero":{"id":"1"}},"pending":[{"id":"0","path":["hero"],"label":"rest"}],"hasNext":true}""", Text(parts[0]));
        Assert.Equal(
            """{"incremental":[{"id":"0","data":{"name":"hero 1","slowName":"slow 1"}}],"completed":[{"id":"0"}],"hasNext":false}""", Text(parts[1]));
        Assert.Equal(2, parts.Count);
    }

    [Fact]
    public async Task A_client_that_takes_one_answer_gets_one()
    {
        var parts = await _executor.ReadAsync("{ hero { id ... @defer { name } friends @stream { id } } }", accepts: false);
        Assert.Equal("""{"data":{"hero":{"id":"1","name":"hero 1","friends":[{"id":"10"},{"id":"11"}]}}}""", Text(Assert.Single(parts)));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    [InlineData(null, 2)]
    public async Task The_condition_switches_it_and_holds_where_its_variable_is_not_given(bool? value, int count)
    {
        var parts = await _executor.ReadAsync(
            "query ($late: Boolean) { hero { id ... @defer(if: $late) { name } } }", value is null ? new { } : new { late = value });
        Assert.Equal(count, parts.Count);
    }

    [Fact]
    public async Task What_is_asked_for_at_once_too_does_not_come_again()
    {
        var parts = await _executor.ReadAsync("{ hero { mate { id } ... @defer { mate { id name } } } }");
        Assert.Equal("""{"hero":{"mate":{"id":"101"}}}""", Text(parts[0].GetProperty("data")));
        Assert.Equal("""[{"id":"0","subPath":["mate"],"data":{"name":"hero 101"}}]""", Text(parts[1].GetProperty("incremental")));
    }

    [Fact]
    public async Task A_fragment_with_nothing_left_is_not_announced()
    {
        var parts = await _executor.ReadAsync("{ hero { id name ... @defer { name } } }");
        Assert.Equal("""{"data":{"hero":{"id":"1","name":"hero 1"}}}""", Text(Assert.Single(parts)));
    }

    [Fact]
    public async Task A_fragment_within_another_is_announced_when_the_outer_one_is_there()
    {
        var parts = await _executor.ReadAsync("""{ hero { ... @defer(label: "outer") { slowName mate { ... @defer(label: "inner") { slowName } } } } }""");
        Assert.Equal("outer", Assert.Single(parts[0].GetProperty("pending").EnumerateArray()).GetProperty("label").GetString());
        var inner = parts.Skip(1).SelectMany(p => p.TryGetProperty("pending", out var pending) ? pending.EnumerateArray().ToArray() : []).Single();
        Assert.Equal("""{"id":"1","path":["hero","mate"],"label":"inner"}""", Text(inner));
        Assert.Contains("""{"id":"1","data":{"slowName":"slow 101"}}""", string.Join('\n', parts.Select(Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_two_fragments_share_come_once()
    {
        var parts = await _executor.ReadAsync("""{ hero { ... @defer(label: "a") { name id } ... @defer(label: "b") { name nothing } } }""");
        var all = string.Join('\n', parts.Select(Text));
        Assert.Single(all.Split("\"name\":\"hero 1\"").Skip(1));
        Assert.Equal(2, parts[0].GetProperty("pending").GetArrayLength());
        Assert.Equal(2, parts.Skip(1).Sum(p => p.TryGetProperty("completed", out var completed) ? completed.GetArrayLength() : 0));
    }

    [Theory]
    [InlineData("failing", "failed")]
    [InlineData("asyncFailing", "failed later")]
    public async Task Null_that_comes_up_to_the_fragment_fails_the_fragment_alone(string field, string message)
    {
        var parts = await _executor.ReadAsync($$"""{ hero { id ... @defer { name {{field}} } } }""");
        Assert.False(parts[0].TryGetProperty("errors", out _));
        Assert.False(parts[1].TryGetProperty("incremental", out _));
        var completed = Assert.Single(parts[1].GetProperty("completed").EnumerateArray());
        var error = Assert.Single(completed.GetProperty("errors").EnumerateArray());
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal($$"""["hero","{{field}}"]""", Text(error.GetProperty("path")));
    }

    [Fact]
    public async Task An_error_within_a_fragment_stands_beside_its_data()
    {
        var parts = await _executor.ReadAsync("{ hero { id ... @defer { name mate { failing } } } }");
        var part = Assert.Single(parts[1].GetProperty("incremental").EnumerateArray());
        Assert.Equal("""{"name":"hero 1","mate":null}""", Text(part.GetProperty("data")));
        Assert.Equal("""["hero","mate","failing"]""", Text(part.GetProperty("errors")[0].GetProperty("path")));
    }

    [Fact]
    public async Task What_is_deferred_below_null_is_dropped()
    {
        var parts = await _executor.ReadAsync("{ hero { id mate { asyncFailing ... @defer { name } } } }");
        Assert.Equal("""{"hero":{"id":"1","mate":null}}""", Text(Assert.Single(parts).GetProperty("data")));
    }

    [Fact]
    public async Task Loaders_of_all_deferred_fragments_gather_in_one_wave()
    {
        IncrementalServer.PlaceLoader.Batches.Clear();
        var parts = await _executor.ReadAsync("{ heroes { id ... @defer { place } } }");
        Assert.Equal(3, parts.Skip(1).Sum(p => p.GetProperty("incremental").GetArrayLength()));
        Assert.Equal([1, 2, 3], Assert.Single(IncrementalServer.PlaceLoader.Batches));
    }

    [Fact]
    public async Task A_mutations_fields_below_its_root_can_be_deferred()
    {
        var parts = await _executor.ReadAsync("""mutation { rename(name: "abc") { id ... @defer { name } } }""");
        Assert.Equal("""[{"id":"0","data":{"name":"hero 3"}}]""", Text(parts[1].GetProperty("incremental")));
    }

    [Fact]
    public async Task The_root_of_a_query_can_be_deferred()
    {
        var parts = await _executor.ReadAsync("{ numbers ... @defer { hero { id } } }");
        Assert.Equal("""[{"id":"0","path":[]}]""", Text(parts[0].GetProperty("pending")));
        Assert.Equal("""[{"id":"0","data":{"hero":{"id":"1"}}}]""", Text(parts[1].GetProperty("incremental")));
    }

    [Fact]
    public async Task A_subscriptions_events_come_whole()
    {
        var request = GraphQLRequest.Create("subscription ($late: Boolean!) { heroes { id ... @defer(if: $late) { name } } }", new { late = true });
        request.AcceptsIncremental = true;
        var result = await _executor.ExecuteAsync(request);
        var events = new List<string>();
        await foreach (var answer in result.Events!)
        {
            Assert.Null(answer.Subsequent);
            events.Add(answer.ToJson());
        }

        Assert.Equal("""{"data":{"heroes":{"id":"1","name":"hero 1"}}}""", events[0]);
    }

    [Fact]
    public async Task One_option_switches_it_off()
    {
        var executor = IncrementalServer.Create(b => b.ModifyOptions(o => o.AllowIncrementalDelivery = false));
        Assert.Null(executor.Schema.FindDirective("defer"));
        var parts = await executor.ReadAsync("{ hero { ... @defer { name } } }");
        Assert.Contains("@defer does not exist", Text(Assert.Single(parts)), StringComparison.Ordinal);
    }

    private static string Text(JsonElement json) => json.GetRawText();
}
