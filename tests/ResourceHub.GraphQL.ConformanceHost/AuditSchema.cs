using System.Runtime.CompilerServices;

namespace ResourceHub.GraphQL.ConformanceHost;

/// <summary>What transport audits ask.</summary>
internal static class AuditSchema
{
    public const string Sdl = """
        type Query { hello(name: String! = "world"): String! }
        type Mutation { setGreeting(text: String!): String! }
        type Subscription { countdown(from: Int! = 3): Int! }
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
    public string SetGreeting(string text) => text;
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
}
