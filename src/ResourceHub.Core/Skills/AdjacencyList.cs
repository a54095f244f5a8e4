namespace ResourceHub.Core.Skills;

/// <summary>Edges from nodes 0..n−1 in two arrays: the targets of all nodes in a row, and where each node's begin.</summary>
internal sealed class AdjacencyList
{
    readonly int[] _starts;
    readonly int[] _targets;

    AdjacencyList(int[] starts, int[] targets) => (_starts, _targets) = (starts, targets);

    public int Nodes => _starts.Length - 1;

    public int Edges => _targets.Length;

    public ReadOnlySpan<int> this[int node] => _targets.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>Builds the list from edges; the targets of a node keep the edges' order, a repeated edge counts once.</summary>
    public static AdjacencyList From(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var starts = new int[nodes + 1];
        foreach (var (from, _) in edges)
            starts[from + 1]++;
        for (var i = 0; i < nodes; i++)
            starts[i + 1] += starts[i];
        var targets = new int[edges.Count];
        var next = starts.AsSpan(0, nodes).ToArray();
        foreach (var (from, to) in edges)
            targets[next[from]++] = to;
        return new AdjacencyList(starts, targets).WithoutRepeats();
    }

    public AdjacencyList Reversed()
    {
        var edges = new List<(int, int)>(Edges);
        for (var node = 0; node < Nodes; node++)
        {
            foreach (var target in this[node])
                edges.Add((target, node));
        }
        return From(Nodes, edges);
    }

    /// <summary>All that can be reached from the sources, the sources themselves left out unless reached again, in ascending order.</summary>
    public int[] Reachable(ReadOnlySpan<int> sources)
    {
        var seen = new HashSet<int>();
        var stack = new Stack<int>();
        foreach (var source in sources)
            stack.Push(source);
        while (stack.TryPop(out var node))
        {
            foreach (var target in this[node])
            {
                if (seen.Add(target))
                    stack.Push(target);
            }
        }
        int[] reached = [.. seen];
        Array.Sort(reached);
        return reached;
    }

    AdjacencyList WithoutRepeats()
    {
        // targets may be of another kind than nodes, with numbers of their own
        var seenBy = new int[_targets.Length == 0 ? 0 : _targets.Max() + 1];
        Array.Fill(seenBy, -1);
        var starts = new int[_starts.Length];
        var length = 0;
        for (var node = 0; node < Nodes; node++)
        {
            starts[node] = length;
            for (var i = _starts[node]; i < _starts[node + 1]; i++)
            {
                if (seenBy[_targets[i]] == node)
                    continue;
                seenBy[_targets[i]] = node;
                _targets[length++] = _targets[i];
            }
        }
        starts[^1] = length;
        return new(starts, length == _targets.Length ? _targets : _targets[..length]);
    }
}
