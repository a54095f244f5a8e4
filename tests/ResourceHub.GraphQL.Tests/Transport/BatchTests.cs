using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class BatchTests
{
    private const string Sdl = "type Query { hello: String! scope: Int! caller: String meet: Int! } type Mutation { set: Int @cost(weight: \"1\") } type Subscription { ticks: Int! }";

    [Fact]
    public async Task A_batch_is_refused_by_default()
    {
        await using var web = await StartAsync(null);
        var reply = await web.PostAsync("""[{"query":"{ hello }"}]""");
        Assert.Equal(400, reply.Status);
        Assert.Contains("no batch is taken here", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_requests_whatever_became_of_each()
    {
        await using var web = await StartAsync(o => o.AllowBatching = true);
        var reply = await web.PostAsync(
            """[{"query":"{ hello }"},{"query":"{ nope }"},{"x":[{"query":1}]},{"query":7,"a":{}},{"query":"mutation { set }"},{"query":"subscription { ticks }"}]""",
            "Accept: application/graphql-response+json");
        Assert.Equal((200, "application/graphql-response+json", "private, no-store"), (reply.Status, reply.Type, reply.CacheControl));
        using var answers = System.Text.Json.JsonDocument.Parse(reply.Body);
        Assert.Equal(
            [
                """{"data":{"hello":"hello"}}""", "Query has no field nope.", "The parameter query is missing.", "The parameter query must be a string.",
                """{"data":{"set":1}}""", "A subscription needs a client that accepts text/event-stream.",
            ],
            answers.RootElement.EnumerateArray().Select(a => a.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("message").GetString() : a.GetRawText()));
    }

    [Theory]
    [InlineData("[]", "The batch has no requests.")]
    [InlineData("""["sample"]""", "Each request of a batch must be a JSON object.")]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"}]""", "The batch has more than 3 requests; that is the limit.")]
    [InlineData("""[{"query":"{ hello }"},""", "The body is not valid JSON.")]
    [InlineData("""[{"query":"{ hello }"}] 7""", "The body is not valid JSON.")]
    public async Task What_is_no_batch_is_refused_as_a_whole(string body, string message)
    {
        await using var web = await StartAsync(o => (o.AllowBatching, o.MaxBatchSize) = (true, 3));
        var reply = await web.PostAsync(body);
        Assert.Equal(400, reply.Status);
        Assert.Contains(message, reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_of_a_batch_add_up()
    {
        await using var web = await StartAsync(o => (o.AllowBatching, o.MaxFieldCost) = (true, 2));
        var set = """{"query":"mutation { set }"}""";
        Assert.Equal("""[{"data":{"set":1}},{"data":{"set":1}}]""", (await web.PostAsync($"[{set},{set}]")).Body);
        var three = (await web.PostAsync($"[{set},{set},{set}]")).Body;
        Assert.StartsWith("""[{"data":{"set":1}},{"data":{"set":1}},{"errors":""", three, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.TooCostly, three, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_of_a_batch_run_side_by_side_in_scopes_of_their_own_that_know_the_caller()
    {
        await using var web = await StartAsync(o => o.AllowBatching = true);
        // each waits until both are there: one after the other they would never meet
        var reply = await web.PostAsync("""[{"query":"{ meet scope caller }"},{"query":"{ meet scope caller }"}]""", "X-Caller: me");
        Assert.Equal("""[{"data":{"meet":2,"scope":1,"caller":"me"}},{"data":{"meet":2,"scope":1,"caller":"me"}}]""", reply.Body);
    }

    private static Task<TestWeb> StartAsync(Action<GraphQLServerOptions>? modify) => TestWeb.StartAsync(
        Sdl,
        [typeof(Query), typeof(Mutation), typeof(Subscription)],
        b =>
        {
            b.AddHttpInterceptor<CallerInterceptor>();
            b.AddScopeInitializer((from, to) => to.GetRequiredService<Scoped>().Caller = from.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request.Headers["X-Caller"]);
            if (modify is not null)
            {
                b.ModifyOptions(modify);
            }
        },
        s => s.AddHttpContextAccessor().AddSingleton<Meeting>().AddScoped<Scoped>());

    private sealed class CallerInterceptor : IHttpInterceptor
    {
        public ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
        {
            request.Services!.GetRequiredService<Scoped>().Requests++;
            return default;
        }
    }

    private sealed class Scoped
    {
        public int Requests { get; set; }

        public string? Caller { get; set; }
    }

    private sealed class Meeting
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _here;

        public async Task<int> JoinAsync()
        {
            if (Interlocked.Increment(ref _here) == 2)
            {
                _all.SetResult();
            }

            await _all.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return _here;
        }
    }

    [QueryType]
    private sealed class Query
    {
        public string Hello() => "hello";

        public int Scope([Service] Scoped scoped) => scoped.Requests;

        public string? Caller([Service] Scoped scoped) => scoped.Caller;

        public Task<int> Meet([Service] Meeting meeting) => meeting.JoinAsync();
    }

    [MutationType]
    private sealed class Mutation
    {
        public int Set() => 1;
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<int> Ticks()
        {
            await Task.Yield();
            yield return 1;
        }
    }
}
