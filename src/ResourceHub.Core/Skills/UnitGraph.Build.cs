namespace ResourceHub.Core.Skills;

public sealed partial class UnitGraph
{
    UnitGraph(SkillGraph graph, AdjacencyList members, AdjacencyList unitsOf, int[] unitOf, List<(int Before, int After)> edges)
    {
        _graph = graph;
        _members = members;
        _unitsOf = unitsOf;
        _unitOf = unitOf;
        _dependents = AdjacencyList.From(members.Nodes, StrongComponents.WithoutCycles(members.Nodes, edges));
        _prerequisites = _dependents.Reversed();
        var order = Sorted();
        TopologicalOrder = order;
        _places = new int[Count];
        _wholes = new Guid[]?[Count];
        for (var place = 0; place < order.Length; place++)
            _places[order[place]] = place;
    }

    internal static UnitGraph Create(SkillGraph graph)
    {
        var learnableParents = new int[graph.Count][];
        var hasParts = new bool[graph.Count];
        for (var skill = 0; skill < graph.Count; skill++)
        {
            learnableParents[skill] = graph[skill].Learnable ? [.. graph.Parents(skill).ToArray().Where(p => graph[p].Learnable)] : [];
            foreach (var parent in learnableParents[skill])
                hasParts[parent] = true;
        }

        var unitOf = new int[graph.Count];
        Array.Fill(unitOf, -1);
        var members = new List<(int, int)>();
        var count = 0;
        for (var skill = 0; skill < graph.Count; skill++)
        {
            if (unitOf[skill] >= 0 || !IsUnit(skill))
                continue;
            Join(skill);
            foreach (var match in graph.ExactMatches(skill))
            {
                if (IsUnit(match))
                    Join(match);
            }
            count++;
        }

        var unitsOf = new List<(int, int)>();
        var families = new int[graph.Count][];
        for (var skill = 0; skill < graph.Count; skill++)
        {
            families[skill] = graph[skill].Learnable ? SelfAndAbove(skill, learnableParents) : [];
            if (unitOf[skill] < 0)
                continue;
            foreach (var whole in families[skill])
                unitsOf.Add((whole, unitOf[skill]));
        }
        var parts = AdjacencyList.From(graph.Count, unitsOf);
        return new(graph, AdjacencyList.From(count, members), parts, unitOf, EffectiveEdges(graph, families, learnableParents, unitOf, parts));

        bool IsUnit(int skill) => graph[skill].Learnable && !hasParts[skill];

        void Join(int skill)
        {
            unitOf[skill] = count;
            members.Add((count, skill));
        }
    }

    /// <summary>
    /// Edges between units. A part takes over the edges that enter a whole that it belongs to, and those that enter the parts beside it, where
    /// they come from outside that whole. <paramref name="families"/> has for each learnable skill itself and the wholes that it belongs to.
    /// </summary>
    static List<(int, int)> EffectiveEdges(SkillGraph graph, int[][] families, int[][] wholes, int[] unitOf, AdjacencyList parts)
    {
        var entering = new HashSet<int>?[graph.Count];
        for (var skill = 0; skill < graph.Count; skill++)
        {
            foreach (var prerequisite in graph.Prerequisites(skill))
            {
                Enter(skill, prerequisite);
                foreach (var whole in wholes[skill])
                    Enter(whole, prerequisite);
            }
        }
        var edges = new List<(int, int)>();
        for (var skill = 0; skill < graph.Count; skill++)
        {
            if (unitOf[skill] < 0)
                continue;
            foreach (var whole in families[skill])
            {
                // of wholes further up only what enters them themselves
                var near = whole == skill || wholes[skill].Contains(whole);
                foreach (var prerequisite in near ? entering[whole] ?? [] : (IEnumerable<int>)graph.Prerequisites(whole).ToArray())
                {
                    // no part waits for its own whole, nor a whole's parts for one of its own
                    if (families[skill].Contains(prerequisite) || !near && families[prerequisite].Contains(whole))
                        continue;
                    foreach (var before in parts[prerequisite])
                    {
                        if (before != unitOf[skill])
                            edges.Add((before, unitOf[skill]));
                    }
                }
            }
        }
        return edges;

        void Enter(int whole, int prerequisite)
        {
            if (!families[prerequisite].Contains(whole))
                (entering[whole] ??= []).Add(prerequisite);
        }
    }

    static int[] SelfAndAbove(int skill, int[][] parents)
    {
        if (parents[skill].Length == 0)
            return [skill];
        var above = new List<int> { skill };
        for (var i = 0; i < above.Count; i++)
        {
            foreach (var parent in parents[above[i]])
            {
                if (!above.Contains(parent))
                    above.Add(parent);
            }
        }
        return [.. above];
    }

    int[] Sorted()
    {
        var waiting = new int[Count];
        var ready = new Queue<int>();
        for (var unit = 0; unit < Count; unit++)
        {
            waiting[unit] = _prerequisites[unit].Length;
            if (waiting[unit] == 0)
                ready.Enqueue(unit);
        }
        var order = new List<int>(Count);
        while (ready.TryDequeue(out var unit))
        {
            order.Add(unit);
            foreach (var next in _dependents[unit])
            {
                if (--waiting[next] == 0)
                    ready.Enqueue(next);
            }
        }
        return [.. order];
    }
}
