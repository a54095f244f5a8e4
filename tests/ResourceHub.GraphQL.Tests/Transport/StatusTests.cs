namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class StatusTests
{
    private const string Sdl = "type Query { hello(n: Int): String! maybe: Int fail: String! } type Mutation { set: Int }";
    private const string New = "application/graphql-response+json";
    private const string Old = "application/json";

    [Theory]
    [InlineData("""{"query":"{ hello }"}""", New, 200, New, 200, New)]
    [InlineData("""{"query":"{ hello }"}""", Old, 200, Old, 200, Old)]
    [InlineData("""{"query":"{ hello maybe }"}""", New, 200, New, 294, New)]
    [InlineData("""{"query":"{ hello maybe }"}""", Old, 200, Old, 200, Old)]
    [InlineData("""{"query":"{ fail }"}""", New, 200, New, 294, New)]
    [InlineData("""{"query":"{ fail }"}""", Old, 200, Old, 200, Old)]
    [InlineData("""NONSENSE""", New, 400, New, 400, New)]
    [InlineData("""NONSENSE""", Old, 400, Old, 400, New)]
    [InlineData("""{"qeury":"{ hello }"}""", New, 400, New, 422, New)]
    [InlineData("""{"qeury":"{ hello }"}""", Old, 400, Old, 422, New)]
    [InlineData("""{"query":"{ hello }","variables":[7]}""", New, 400, New, 422, New)]
    [InlineData("""{"query":"{"}""", New, 400, New, 400, New)]
    [InlineData("""{"query":"{"}""", Old, 200, Old, 400, New)]
    [InlineData("""{"query":"{ nope }"}""", New, 400, New, 422, New)]
    [InlineData("""{"query":"{ nope }"}""", Old, 200, Old, 422, New)]
    [InlineData("""{"query":"query A { hello } query B { hello }"}""", New, 400, New, 422, New)]
    [InlineData("""{"query":"query ($n: Int!) { hello(n: $n) }"}""", New, 400, New, 422, New)]
    [InlineData("""{"query":"query ($n: Int!) { hello(n: $n) }"}""", Old, 200, Old, 422, New)]
    public async Task Status_and_media_type_follow_the_edition(string body, string accept, int audited, string auditedType, int september, string septemberType)
    {
        foreach (var (rules, status, type) in new[] { (HttpStatusRules.Audited, audited, auditedType), (HttpStatusRules.September2026, september, septemberType) })
        {
            await using var web = await TestWeb.StartAsync(Sdl, [typeof(Query), typeof(Mutation)], b => b.ModifyOptions(o => o.HttpStatusRules = rules));
            var reply = await web.PostAsync(body, "Accept: " + accept);
            Assert.Equal((rules, status, type), (rules, reply.Status, reply.Type));
        }
    }

    [Theory]
    [InlineData("UNAUTHENTICATED", 401)]
    [InlineData("FORBIDDEN", 403)]
    [InlineData("OTHER", 400)]
    public async Task What_an_interceptor_refuses_has_the_status_of_its_code(string code, int status)
    {
        await using var web = await TestWeb.StartAsync(Sdl, [typeof(Query), typeof(Mutation)], b => b.AddHttpInterceptor<Refusal>());
        Assert.Equal(status, (await web.PostAsync("""{"query":"{ hello }"}""", "Accept: " + New, "X-Refuse: " + code)).Status);
        Assert.Equal(200, (await web.PostAsync("""{"query":"{ hello }"}""", "Accept: " + Old, "X-Refuse: " + code)).Status);
    }

    [Fact]
    public async Task A_server_that_has_no_room_says_503_and_when_to_come_again_where_the_media_type_lets_it()
    {
        foreach (var (rules, accept, status) in new[]
        {
            (HttpStatusRules.Audited, New, 503), (HttpStatusRules.Audited, Old, 200),
            (HttpStatusRules.September2026, New, 503), (HttpStatusRules.September2026, Old, 503),
        })
        {
            var gate = new Gate();
            await using var web = await TestWeb.StartAsync(
                Sdl + " extend type Query { wait: Int }",
                [typeof(Query), typeof(Mutation)],
                b => b.AddResolver("Query.wait", _ => gate.PassAsync()).ModifyOptions(o => (o.MaxConcurrentRequests, o.HttpStatusRules) = (1, rules)));
            var first = web.PostAsync("""{"query":"{ wait }"}""");
            await gate.Began.Task;
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ hello }"}""", System.Text.Encoding.UTF8, Old) };
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var refused = await web.Client.SendAsync(request);
            Assert.Equal((rules, accept, status), (rules, accept, (int)refused.StatusCode));
            Assert.Equal(status == 503 ? TimeSpan.FromSeconds(1) : null, refused.Headers.RetryAfter?.Delta);
            Assert.Contains("\"code\":\"SERVER_BUSY\",\"limit\":\"MaxConcurrentRequests\",\"max\":1", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            gate.Open.SetResult();
            Assert.Equal("""{"data":{"wait":null}}""", (await first).Body);
        }
    }

    [Fact]
    public async Task Head_answers_as_get_without_a_body_and_other_methods_name_those_allowed()
    {
        await using var web = await TestWeb.StartAsync(Sdl, [typeof(Query), typeof(Mutation)], b => b.ModifyOptions(o => o.HttpStatusRules = HttpStatusRules.September2026));
        var head = await web.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/graphql?query={hello}"));
        Assert.Equal((200, ""), (head.Status, head.Body));
        Assert.Equal(405, (await web.GetAsync("query=mutation{set}")).Status);
        using var patch = await web.Client.PatchAsync("/graphql", null);
        Assert.Equal((405, "GET, HEAD, POST"), ((int)patch.StatusCode, string.Join(", ", patch.Content.Headers.Allow)));
    }

    private sealed class Gate
    {
        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<object?> PassAsync()
        {
            Began.SetResult();
            await Open.Task;
            return null;
        }
    }

    private sealed class Refusal : IHttpInterceptor
    {
        public ValueTask OnRequestAsync(Microsoft.AspNetCore.Http.HttpContext context, GraphQLRequest request, CancellationToken cancellationToken) =>
            throw new GraphQLException("No.", context.Request.Headers["X-Refuse"].ToString());
    }

    [QueryType]
    private sealed class Query
    {
        public string Hello(int? n) => "hello";

        public int? Maybe() => throw new GraphQLException("not now");

        public string Fail() => throw new GraphQLException("failed");
    }

    [MutationType]
    private sealed class Mutation
    {
        public int Set() => 1;
    }
}
