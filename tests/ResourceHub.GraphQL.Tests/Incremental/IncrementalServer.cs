using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Incremental;

/// <summary>A schema whose parts come at once, later, one by one, or not at all.</summary>
internal static class IncrementalServer
{
    public const string Sdl = """
        type Query { hero: Hero! heroes: [Hero!]! numbers: [Int!] slow: [Hero!]! faulty: [Int] gaps: [Int!] grid: [[Int!]!]! }
        type Mutation { rename(name: String!): Hero }
        type Subscription { heroes: Hero }
        type Hero {
          id: ID!
          name: String
          slowName: String
          failing: String!
          asyncFailing: String!
          nothing: String
          friends: [Hero!]
          mate: Hero
          place: String
        }
        """;

    public static IRequestExecutor Create(Action<GraphQLServerBuilder>? configure = null) =>
        TestServer.Create(Sdl, [typeof(Query), typeof(Mutation), typeof(Subscription), typeof(HeroType), typeof(PlaceLoader)], configure);

    /// <summary>All parts of an answer.</summary>
    public static async Task<List<JsonElement>> ReadAsync(this IRequestExecutor executor, string document, object? variables = null, bool accepts = true)
    {
        var request = GraphQLRequest.Create(document, variables);
        request.AcceptsIncremental = accepts;
        var result = await executor.ExecuteAsync(request);
        List<JsonElement> parts = [JsonElement.Parse(result.ToJson())];
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var part in subsequent)
            {
                parts.Add(JsonElement.Parse(part.ToJson()));
            }
        }

        return parts;
    }

    public sealed class Hero(int id)
    {
        public int Id => id;

        public string Name => $"hero {id}";
    }

    [QueryType]
    internal sealed class Query
    {
        public Hero Hero() => new(1);

        public Hero[] Heroes() => [new(1), new(2), new(3)];

        public IEnumerable<int> Numbers() => Enumerable.Range(1, 5);

        public async IAsyncEnumerable<Hero> Slow([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= 3; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return new Hero(i);
            }
        }

        public IEnumerable<int?> Faulty()
        {
            yield return 1;
            yield return 2;
            throw new GraphQLException("no more");
        }

        /// <summary>How many enumerators of <see cref="Gaps"/> are open.</summary>
        public static int OpenGaps { get; private set; }

        public IEnumerable<int?> Gaps()
        {
            OpenGaps++;
            try
            {
                yield return 1;
                yield return null;
                yield return 3;
            }
            finally
            {
                OpenGaps--;
            }
        }

        public int[][] Grid() => [[1, 2], [3], [4, 5]];
    }

    [MutationType]
    private sealed class Mutation
    {
        public Hero Rename(string name) => new(name.Length);
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<Hero> Heroes()
        {
            yield return new Hero(1);
            await Task.Yield();
            yield return new Hero(2);
        }
    }

    [ObjectType<Hero>]
    private sealed class HeroType
    {
        public async Task<string> SlowName([Parent] Hero hero)
        {
            await Task.Yield();
            return $"slow {hero.Id}";
        }

        public string Failing() => throw new GraphQLException("failed");

        public async Task<string> AsyncFailing()
        {
            await Task.Yield();
            throw new GraphQLException("failed later");
        }

        public string? Nothing() => null;

        public Hero[] Friends([Parent] Hero hero) => [new(hero.Id * 10), new((hero.Id * 10) + 1)];

        public Hero Mate([Parent] Hero hero) => new(hero.Id + 100);

        public Task<string?> Place([Parent] Hero hero, PlaceLoader places) => places.LoadAsync(hero.Id);
    }

    /// <summary>Counts its batches.</summary>
    public sealed class PlaceLoader : BatchDataLoader<int, string>
    {
        public static List<int[]> Batches { get; } = [];

        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            lock (Batches)
            {
                Batches.Add([.. keys]);
            }

            return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"place {k}"));
        }
    }
}
