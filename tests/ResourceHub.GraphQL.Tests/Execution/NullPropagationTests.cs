using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class NullPropagationTests
{
    private const string Sdl = """
        type Query { node: Node nodeNonNull: Node! }
        type Node {
          ok: String
          syncNull: String!  asyncNull: String!
          syncError: String  asyncError: String
          syncErrorNonNull: String!  asyncErrorNonNull: String!
          node: Node  nodeNonNull: Node!
          nodes: [Node!]  nodesNullable: [Node]!
          broken: [Node!]
        }
        """;

    private readonly IRequestExecutor _executor = TestServer.Create(Sdl, [typeof(Query), typeof(NodeType)]);

    [Theory]
    [InlineData("{ node { ok syncError } }", """{"node":{"ok":"ok","syncError":null}}""", "node.syncError")]
    [InlineData("{ node { ok asyncError } }", """{"node":{"ok":"ok","asyncError":null}}""", "node.asyncError")]
    [InlineData("{ node { ok syncNull } }", """{"node":null}""", "node.syncNull")]
    [InlineData("{ node { asyncNull ok } }", """{"node":null}""", "node.asyncNull")]
    [InlineData("{ node { nodeNonNull { nodeNonNull { syncErrorNonNull } } ok } }", """{"node":null}""", "node.nodeNonNull.nodeNonNull.syncErrorNonNull")]
    [InlineData("{ node { node { nodeNonNull { asyncErrorNonNull } } ok } }", """{"node":{"node":null,"ok":"ok"}}""", "node.node.nodeNonNull.asyncErrorNonNull")]
    [InlineData("{ nodeNonNull { nodeNonNull { syncNull } } }", "null", "nodeNonNull.nodeNonNull.syncNull")]
    [InlineData("{ nodeNonNull { nodeNonNull { asyncErrorNonNull } } }", "null", "nodeNonNull.nodeNonNull.asyncErrorNonNull")]
    [InlineData("{ node { nodes { asyncErrorNonNull } ok } }", """{"node":{"nodes":null,"ok":"ok"}}""", "node.nodes[0].asyncErrorNonNull")]
    [InlineData("{ node { nodesNullable { syncNull } ok } }", """{"node":{"nodesNullable":[null,null],"ok":"ok"}}""", "node.nodesNullable[0].syncNull", "node.nodesNullable[1].syncNull")]
    [InlineData("{ node { nodesNullable { asyncNull } ok } }", """{"node":{"nodesNullable":[null,null],"ok":"ok"}}""", "node.nodesNullable[0].asyncNull", "node.nodesNullable[1].asyncNull")]
    [InlineData("{ node { broken { ok } ok } }", """{"node":{"broken":null,"ok":"ok"}}""", "node.broken[1]")]
    [InlineData("{ a: node { asyncErrorNonNull syncErrorNonNull } }", """{"a":null}""", "a.syncErrorNonNull")]
    public async Task Null_goes_up_to_the_nearest_place_that_may_be_null(string query, string data, params string[] paths)
    {
        var result = await _executor.ExecuteAsync(new GraphQLRequest(query));
        using var json = JsonDocument.Parse(result.ToJson());
        Assert.Equal(data, json.RootElement.GetProperty("data").GetRawText());
        Assert.Equal(paths, result.Errors.Select(e => e.Path!.ToString()));
        Assert.All(result.Errors, e => Assert.Single(e.Locations));
    }

    private sealed class Node;

    [QueryType]
    private sealed class Query
    {
        public Node Node() => new();

        public Node NodeNonNull() => new();
    }

    [ObjectType<Node>]
    private sealed class NodeType
    {
        public string Ok() => "ok";

        public string? SyncNull() => null;

        public async Task<string?> AsyncNull()
        {
            await Task.Yield();
            return null;
        }

        public string SyncError() => throw new GraphQLException("sync");

        public async Task<string> AsyncError()
        {
            await Task.Yield();
            throw new GraphQLException("async");
        }

        public string SyncErrorNonNull() => throw new GraphQLException("sync");

        public Task<string> AsyncErrorNonNull() => AsyncError();

        public Node GetNode() => new();

        public async ValueTask<Node> NodeNonNull()
        {
            await Task.Yield();
            return new();
        }

        public Node[] Nodes() => [new(), new()];

        public List<Node> NodesNullable() => [new(), new()];

        public Node?[] Broken() => [new(), null];
    }
}
