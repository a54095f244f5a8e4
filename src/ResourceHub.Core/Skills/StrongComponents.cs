namespace ResourceHub.Core.Skills;

/// <summary>Strongly connected components after Tarjan (1972), without recursion, so that a deep graph costs no stack.</summary>
internal static class StrongComponents
{
    /// <summary>A number per node: two nodes have the same one exactly when each can be reached from the other.</summary>
    public static int[] Of(AdjacencyList graph)
    {
        var count = graph.Nodes;
        var component = new int[count];
        Array.Fill(component, -1);
        var order = new int[count];
        var low = new int[count];
        var next = new int[count];
        var open = new Stack<int>();
        var path = new Stack<int>();
        var visits = 0;
        var components = 0;
        for (var root = 0; root < count; root++)
        {
            if (order[root] != 0)
                continue;
            path.Push(root);
            while (path.TryPeek(out var node))
            {
                if (order[node] == 0)
                {
                    order[node] = low[node] = ++visits;
                    open.Push(node);
                }
                var targets = graph[node];
                if (next[node] < targets.Length)
                {
                    var target = targets[next[node]++];
                    if (order[target] == 0)
                        path.Push(target);
                    else if (component[target] < 0)
                        low[node] = Math.Min(low[node], order[target]);
                    continue;
                }
                path.Pop();
                if (path.TryPeek(out var parent))
                    low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] != order[node])
                    continue;
                int member;
                do
                {
                    component[member = open.Pop()] = components;
                }
                while (member != node);
                components++;
            }
        }
        return component;
    }

    /// <summary>The edges that lie on no cycle.</summary>
    public static List<(int From, int To)> WithoutCycles(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var component = Of(AdjacencyList.From(nodes, edges));
        return [.. edges.Where(e => component[e.From] != component[e.To])];
    }

    /// <summary>
    /// Cycles that together hold every edge inside a component: for each edge not yet in one, the shortest way back to its origin.
    /// Each is its nodes in order; a self-loop is one node.
    /// </summary>
    public static List<int[]> Cycles(int nodes, IReadOnlyList<(int From, int To)> edges, int most)
    {
        var graph = AdjacencyList.From(nodes, edges);
        var component = Of(graph);
        var covered = new HashSet<(int, int)>();
        var cycles = new List<int[]>();
        foreach (var edge in edges)
        {
            if (cycles.Count == most)
                break;
            if (component[edge.From] != component[edge.To] || covered.Contains(edge))
                continue;
            var back = ShortestPath(graph, edge.To, edge.From)!;
            for (var i = 0; i < back.Length; i++)
                covered.Add((back[i], i + 1 < back.Length ? back[i + 1] : edge.To));
            covered.Add(edge);
            cycles.Add([edge.From, .. back.AsSpan(0, back.Length - 1)]);
        }
        return cycles;
    }

    static int[]? ShortestPath(AdjacencyList graph, int from, int to)
    {
        var before = new Dictionary<int, int> { [from] = -1 };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            if (node == to)
            {
                var path = new List<int>();
                for (var at = node; at >= 0; at = before[at])
                    path.Add(at);
                path.Reverse();
                return [.. path];
            }
            foreach (var target in graph[node])
            {
                if (before.TryAdd(target, node))
                    queue.Enqueue(target);
            }
        }
        return null;
    }
}
