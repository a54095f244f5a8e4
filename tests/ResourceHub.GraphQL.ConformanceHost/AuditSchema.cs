using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ResourceHub.GraphQL.ConformanceHost;

/// <summary>What transport audits ask.</summary>
internal static class AuditSchema
{
    public const string Sdl = """
        type Query { hello(name: String! = "world"): String! }
        type Mutation { setGreeting(text: String!): String! }
        type Subscription { countdown(from: Int! = 3): Int! broken: Int! greetings: String! }
        """;
}

[QueryType]
internal sealed class AuditQueries
{
    public string Hello(string name) => $"hello {name}";
}

[MutationType]
internal sealed class AuditMutations
{
    public async Task<string> SetGreetingAsync(string text, ISubscriptionBackplane backplane, CancellationToken cancellationToken)
    {
        await backplane.PublishAsync("greetings", text, cancellationToken);
        return text;
    }
}

[SubscriptionType]
internal sealed class AuditSubscriptions
{
    public async IAsyncEnumerable<int> Countdown(int from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = from; i >= 0; i--)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Broken()
    {
        await Task.Yield();
        yield return 1;
        throw new GraphQLException("The line is cut.");
    }

    public async Task<IAsyncEnumerable<string>> GreetingsAsync(ISubscriptionBackplane backplane, CancellationToken cancellationToken) =>
        await backplane.SubscribeAsync("greetings", cancellationToken);
}

/// <summary>Refuses one key, so that a client can see how that looks.</summary>
internal sealed class AuditSockets : ISocketInterceptor
{
    public ValueTask<JsonElement?> OnConnectAsync(HttpContext context, JsonElement? payload, CancellationToken cancellationToken) =>
        payload is { } given && given.TryGetProperty("key", out var key) && key.ValueEquals("refused")
            ? throw new GraphQLException("This key is refused.", "UNAUTHENTICATED")
            : default;
}
