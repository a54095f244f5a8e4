using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Query { hello: String }
        type Subscription {
          count(to: Int!): Int!
          words: String!
          boxes: Box!
          guarded: Int!
          broken: Int!
          deaf: Int!
          endless: Int!
          neverBegins: Int!
        }
        type Box { n: Int! half: Int! who: String label: String! }
        """;

    [Fact]
    public async Task Each_event_is_an_answer_of_its_own() =>
        Assert.Equal(
            ["""{"data":{"count":1}}""", """{"data":{"count":2}}"""],
            await ReadAsync(Create(), "subscription { count(to: 2) }"));

    [Fact]
    public async Task An_alias_and_a_fragment_name_the_root_field() =>
        Assert.Equal(
            ["""{"data":{"c":1}}"""],
            await ReadAsync(Create(), "subscription { ...F } fragment F on Subscription { c: count(to: 1) }"));

    [Fact]
    public async Task An_error_of_one_event_stays_in_it()
    {
        var answers = await ReadAsync(Create(), "subscription { boxes { n half } }");
        Assert.Equal("""{"data":{"boxes":{"n":2,"half":1}}}""", answers[0]);
        Assert.Contains("3 is odd", answers[1], StringComparison.Ordinal);
        Assert.EndsWith("\"data\":null}", answers[1], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"boxes":{"n":4,"half":2}}}""", answers[2]);
    }

    [Fact]
    public async Task An_event_beyond_the_size_of_an_answer_is_replaced_by_an_error_and_the_next_comes()
    {
        var answers = await ReadAsync(Create(configure: b => b.ModifyOptions(o => o.MaxResponseSize = 1_000)), "subscription { boxes { n label } }");
        Assert.Equal("""{"data":{"boxes":{"n":2,"label":""}}}""", answers[0]);
        Assert.Contains("RESPONSE_TOO_LARGE", answers[1], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"boxes":{"n":4,"label":""}}}""", answers[2]);
    }

    [Fact]
    public async Task An_error_before_the_stream_is_the_answer()
    {
        var result = await Create().ExecuteAsync(GraphQLRequest.Create("subscription { guarded }"));
        Assert.Null(result.Events);
        Assert.False(result.HasData);
        Assert.Equal("not for you", result.Errors[0].Message);
        Assert.Equal("guarded", result.Errors[0].Path!.ToString());
    }

    [Fact]
    public async Task A_document_with_two_root_fields_is_refused()
    {
        var result = await Create().ExecuteAsync(GraphQLRequest.Create("subscription { count(to: 1) words }"));
        Assert.Null(result.Events);
        Assert.Equal(ErrorCodes.Validation, result.Errors[0].Code);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_its_error()
    {
        var answers = await ReadAsync(Create(), "subscription { broken }");
        Assert.Equal("""{"data":{"broken":1}}""", answers[0]);
        Assert.Contains("the line is cut", answers[1], StringComparison.Ordinal);
        Assert.DoesNotContain("data", answers[1], StringComparison.Ordinal);
        Assert.Equal(2, answers.Count);
    }

    [Fact]
    public async Task Leaving_ends_the_source()
    {
        var source = new Endless();
        using var leave = new CancellationTokenSource();
        var result = await Create(source).ExecuteAsync(GraphQLRequest.Create("subscription { endless }"), leave.Token);
        await using (var events = result.Events!.GetAsyncEnumerator(leave.Token))
        {
            Assert.True(await events.MoveNextAsync());
            var next = events.MoveNextAsync();
            await leave.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        }

        await source.Ended.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_source_that_does_not_heed_its_token_keeps_nobody()
    {
        using var leave = new CancellationTokenSource();
        var result = await Create().ExecuteAsync(GraphQLRequest.Create("subscription { deaf }"), leave.Token);
        var reading = ReadAllAsync(result, leave.Token);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task More_than_the_limit_are_refused_until_one_ends()
    {
        var executor = Create(configure: b => b.ModifyOptions(o => o.Subscriptions.MaxConcurrent = 1));
        using var leave = new CancellationTokenSource();
        var first = await executor.ExecuteAsync(GraphQLRequest.Create("subscription { endless }"), leave.Token);
        Assert.NotNull(first.Events);

        var refused = await executor.ExecuteAsync(GraphQLRequest.Create("subscription { count(to: 1) }"));
        Assert.Equal(ErrorCodes.TooManySubscriptions, refused.Errors[0].Code);
        Assert.Contains("1 subscriptions", refused.Errors[0].Message, StringComparison.Ordinal);

        // its stream was never read; the end of its request is its end
        await leave.CancelAsync();
        Assert.Single(await ReadAsync(executor, "subscription { count(to: 1) }"));
    }

    [Fact]
    public async Task A_subscription_that_does_not_begin_is_given_up()
    {
        var executor = Create(configure: b => b.ModifyOptions(o => (o.ExecutionTimeout, o.Subscriptions.MaxConcurrent) = (TimeSpan.FromMilliseconds(50), 1)));
        for (var i = 0; i < 2; i++)
        {
            var result = await executor.ExecuteAsync(GraphQLRequest.Create("subscription { neverBegins }"));
            Assert.Equal(ErrorCodes.Timeout, result.Errors[0].Code);
        }
    }

    [Fact]
    public async Task An_interceptor_fills_the_services_of_each_event_and_may_end_the_stream()
    {
        var executor = Create(configure: b =>
        {
            b.Services.AddScoped<Who>();
            b.AddSubscriptionInterceptor<TwoEvents>();
        });
        var answers = await ReadAsync(executor, "subscription { boxes { who } }");
        Assert.Equal("""{"data":{"boxes":{"who":"event 1"}}}""", answers[0]);
        Assert.Equal("""{"data":{"boxes":{"who":"event 2"}}}""", answers[1]);
        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", answers[2], StringComparison.Ordinal);
        Assert.Equal(3, answers.Count);
    }

    [Fact]
    public async Task A_stream_without_events_is_looked_at_too()
    {
        var executor = Create(configure: b =>
        {
            b.ModifyOptions(o => o.Subscriptions.RecheckInterval = TimeSpan.FromMilliseconds(20));
            b.AddSubscriptionInterceptor<TwoEvents>();
            b.Services.AddScoped<Who>();
        });
        var answers = await ReadAsync(executor, "subscription { deaf }").WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Contains("UNAUTHENTICATED", Assert.Single(answers), StringComparison.Ordinal);
    }

    private static IRequestExecutor Create(Endless? endless = null, Action<GraphQLServerBuilder>? configure = null) =>
        TestServer.Create(Sdl, [typeof(Query), typeof(Subscription), typeof(BoxResolvers)], b =>
        {
            b.Services.AddSingleton(endless ?? new Endless());
            configure?.Invoke(b);
        });

    private static async Task<List<string>> ReadAsync(IRequestExecutor executor, string document) =>
        await ReadAllAsync(await executor.ExecuteAsync(GraphQLRequest.Create(document)), CancellationToken.None);

    private static async Task<List<string>> ReadAllAsync(GraphQLResult result, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        await foreach (var answer in result.Events!.WithCancellation(cancellationToken))
        {
            answers.Add(answer.ToJson());
        }

        return answers;
    }

    private sealed class Endless
    {
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Who
    {
        public string? Name { get; set; }
    }

    private sealed class TwoEvents : ISubscriptionInterceptor
    {
        private int _events;

        public ValueTask OnEventAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
        {
            if (++_events > 2)
            {
                throw new GraphQLException("no more", "UNAUTHENTICATED");
            }

            services.GetRequiredService<Who>().Name = $"event {_events}";
            return default;
        }
    }

    private sealed record Box(int N);

    [ObjectType<Box>]
    private sealed class BoxResolvers
    {
        public int Half([Parent] Box box) => box.N % 2 == 0 ? box.N / 2 : throw new GraphQLException($"{box.N} is odd");

        public string Label([Parent] Box box) => new('x', box.N % 2 * 2_000);

        public string? Who([Parent] Box box, IServiceProvider services) => services.GetService<Who>()?.Name;
    }

    [QueryType]
    private sealed class Query
    {
        public string? Hello() => "hello";
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<int> Count(int to)
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        public IAsyncEnumerable<string> Words(CancellationToken cancellationToken) => Channel.CreateUnbounded<string>().Reader.ReadAllAsync(cancellationToken);

        public async IAsyncEnumerable<Box> Boxes()
        {
            for (var i = 2; i <= 4; i++)
            {
                await Task.Yield();
                yield return new Box(i);
            }
        }

        public async Task<IAsyncEnumerable<int>> GuardedAsync()
        {
            await Task.Yield();
            throw new GraphQLException("not for you", "FORBIDDEN");
        }

        public async Task<IAsyncEnumerable<int>> NeverBeginsAsync()
        {
            await new TaskCompletionSource().Task;
            throw new InvalidOperationException();
        }

        public async IAsyncEnumerable<int> Broken()
        {
            await Task.Yield();
            yield return 1;
            throw new GraphQLException("the line is cut");
        }

        public async IAsyncEnumerable<int> Deaf()
        {
            await new TaskCompletionSource().Task;
            yield return 1;
        }

        public async IAsyncEnumerable<int> Endless(Endless source, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                yield return 1;
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                source.Ended.TrySetResult();
            }
        }
    }
}
