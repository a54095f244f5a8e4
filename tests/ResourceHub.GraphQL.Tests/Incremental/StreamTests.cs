using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Incremental;

public sealed class StreamTests
{
    private readonly IRequestExecutor _executor = IncrementalServer.Create();

    [Fact]
    public async Task Items_after_the_first_few_come_later()
    {
        var parts = await _executor.ReadAsync("""{ numbers @stream(initialCount: 2, label: "n") }""");
        Assert.Equal("""{"data":{"numbers":[1,2]},"pending":[{"id":"0","path":["numbers"],"label":"n"}],"hasNext":true}""", Text(parts[0]));
        Assert.Equal([3, 4, 5], Items(parts));
        Assert.False(parts[^1].GetProperty("hasNext").GetBoolean());
        Assert.Contains("\"completed\":[{\"id\":\"0\"}]", Text(parts[^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(4, 1)]
    public async Task The_count_can_be_a_variable(int count, int later)
    {
        var parts = await _executor.ReadAsync("query ($n: Int!) { numbers @stream(initialCount: $n) }", new { n = count });
        Assert.Equal(count, parts[0].GetProperty("data").GetProperty("numbers").GetArrayLength());
        Assert.Equal(later, Items(parts).Count);
    }

    [Fact]
    public async Task More_than_there_are_leaves_nothing_to_come()
    {
        Assert.Single(await _executor.ReadAsync("{ numbers @stream(initialCount: 9) }"));
    }

    [Fact]
    public async Task A_negative_count_is_an_error_of_the_field()
    {
        var part = Assert.Single(await _executor.ReadAsync("query ($n: Int!) { numbers @stream(initialCount: $n) }", new { n = -1 }));
        Assert.Equal("""{"numbers":null}""", Text(part.GetProperty("data")));
        Assert.Contains("initialCount", Text(part.GetProperty("errors")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_ends_in_null_before_its_stream_begins_is_closed()
    {
        var part = Assert.Single(await _executor.ReadAsync("{ gaps @stream(initialCount: 3) }"));
        Assert.Equal("""{"gaps":null}""", Text(part.GetProperty("data")));
        Assert.Equal(0, IncrementalServer.Query.OpenGaps);
    }

    [Fact]
    public async Task A_sequence_that_is_awaited_comes_as_it_is_there_and_whole_to_who_takes_one_answer()
    {
        var parts = await _executor.ReadAsync("{ slow @stream(initialCount: 1) { id slowName } }");
        Assert.Equal("""{"slow":[{"id":"1","slowName":"slow 1"}]}""", Text(parts[0].GetProperty("data")));
        var later = parts.Skip(1).SelectMany(Incremental).SelectMany(i => i.GetProperty("items").EnumerateArray()).Select(Text);
        Assert.Equal(["""{"id":"2","slowName":"slow 2"}""", """{"id":"3","slowName":"slow 3"}"""], later);

        var whole = Assert.Single(await _executor.ReadAsync("{ slow { id } }", accepts: false));
        Assert.Equal("""{"data":{"slow":[{"id":"1"},{"id":"2"},{"id":"3"}]}}""", Text(whole));
    }

    [Fact]
    public async Task Items_keep_their_order_and_place_in_errors()
    {
        var parts = await _executor.ReadAsync("{ heroes @stream(initialCount: 1) { id mate { failing } } }");
        var stream = parts.Skip(1).SelectMany(Incremental).ToList();
        Assert.Equal(["2", "3"], stream.SelectMany(i => i.GetProperty("items").EnumerateArray()).Select(i => i.GetProperty("id").GetString()));
        Assert.Equal(
            ["""["heroes",1,"mate","failing"]""", """["heroes",2,"mate","failing"]"""],
            stream.SelectMany(i => i.GetProperty("errors").EnumerateArray()).Select(e => Text(e.GetProperty("path"))));
    }

    [Fact]
    public async Task An_item_that_may_not_be_null_ends_the_stream()
    {
        var parts = await _executor.ReadAsync("{ heroes @stream { id asyncFailing } }");
        var completed = parts.Skip(1).SelectMany(p => p.GetProperty("completed").EnumerateArray()).Single();
        Assert.Equal("""["heroes",0,"asyncFailing"]""", Text(completed.GetProperty("errors")[0].GetProperty("path")));
        Assert.Empty(parts.Skip(1).SelectMany(Incremental));
    }

    [Fact]
    public async Task A_sequence_that_fails_ends_the_stream_after_what_it_gave()
    {
        var parts = await _executor.ReadAsync("{ faulty @stream }");
        Assert.Equal([1, 2], Items(parts));
        var completed = parts.Skip(1).SelectMany(p => p.TryGetProperty("completed", out var c) ? c.EnumerateArray().ToArray() : []).Single();
        Assert.Equal("no more", completed.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Only_the_outer_list_is_streamed()
    {
        var parts = await _executor.ReadAsync("{ grid @stream(initialCount: 1) }");
        Assert.Equal("[[1,2]]", Text(parts[0].GetProperty("data").GetProperty("grid")));
        Assert.Equal(["[3]", "[4,5]"], parts.Skip(1).SelectMany(Incremental).SelectMany(i => i.GetProperty("items").EnumerateArray()).Select(Text));
    }

    [Fact]
    public async Task Streamed_items_can_have_deferred_fragments_and_streams_of_their_own()
    {
        var parts = await _executor.ReadAsync(
            """{ heroes @stream(initialCount: 2, label: "h") { id ... @defer(label: "d") { name } friends @stream(initialCount: 1, label: "f") { id } } }""");
        var pending = parts.SelectMany(p => p.TryGetProperty("pending", out var announced) ? announced.EnumerateArray().ToArray() : []).ToList();
        Assert.Equal(7, pending.Count);
        Assert.Equal(3, pending.Count(p => p.GetProperty("label").GetString() == "d"));
        Assert.Contains(pending, p => Text(p.GetProperty("path")) == """["heroes",2,"friends"]""");
        Assert.Equal(7, parts.Sum(p => p.TryGetProperty("completed", out var completed) ? completed.GetArrayLength() : 0));
    }

    [Fact]
    public async Task A_client_that_stops_reading_ends_the_sequence()
    {
        var request = new GraphQLRequest("{ slow @stream { id } }") { AcceptsIncremental = true };
        var result = await _executor.ExecuteAsync(request);
        await foreach (var part in result.Subsequent!)
        {
            Assert.True(part.Errors.Count == 0);
            break;
        }
    }

    [Fact]
    public async Task The_time_limit_ends_what_is_open_with_an_error()
    {
        var time = new ManualTime();
        var executor = TestServer.Create(
            "type Query { never: [Int!]! }", [typeof(NeverQuery)], b => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(b.Services, time));
        var result = await executor.ExecuteAsync(new GraphQLRequest("{ never @stream }") { AcceptsIncremental = true });
        await using var parts = result.Subsequent!.GetAsyncEnumerator();
        var next = parts.MoveNextAsync();
        await NeverQuery.Waiting.Task;
        time.Fire();
        Assert.True(await next);
        var last = JsonElement.Parse(parts.Current.ToJson());
        Assert.Equal(ErrorCodes.Timeout, last.GetProperty("completed")[0].GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.False(last.GetProperty("hasNext").GetBoolean());
        Assert.False(await parts.MoveNextAsync());
    }

    private static IEnumerable<JsonElement> Incremental(JsonElement part) =>
        part.TryGetProperty("incremental", out var incremental) ? incremental.EnumerateArray() : [];

    private static List<int> Items(List<JsonElement> parts) =>
        [.. parts.Skip(1).SelectMany(Incremental).SelectMany(i => i.GetProperty("items").EnumerateArray()).Select(i => i.GetInt32())];

    private static string Text(JsonElement json) => json.GetRawText();

    [QueryType]
    private sealed class NeverQuery
    {
        public static TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<int> Never([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Waiting.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return 1;
        }
    }

    /// <summary>A clock whose timers fire when told to.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State)> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((callback, state));
            return new Timer();
        }

        public void Fire()
        {
            foreach (var (callback, state) in _timers.ToList())
            {
                callback(state);
            }
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
