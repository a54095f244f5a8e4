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
        return new(graph, AdjacencyList.From(count, members), parts, unitOf, EffectiveEdges(graph, families, unitOf, parts));

        bool IsUnit(int skill) => graph[skill].Learnable && !hasParts[skill];

        void Join(int skill)
        {
            unitOf[skill] = count;
            members.Add((count, skill));
        }
    }

    /// <summary>Edges between units; <paramref name="families"/> has for each learnable skill itself and the learnable items that it is a part of.</summary>
    static List<(int, int)> EffectiveEdges(SkillGraph graph, int[][] families, int[] unitOf, AdjacencyList parts)
    {
        // what enters a whole from outside holds for each of its parts
        var entering = new HashSet<int>?[graph.Count];
        for (var skill = 0; skill < graph.Count; skill++)
        {
            foreach (var prerequisite in graph.Prerequisites(skill))
            {
                foreach (var whole in families[skill])
                {
                    if (!families[prerequisite].Contains(whole))
                        (entering[whole] ??= []).Add(prerequisite);
                }
            }
        }
        var edges = new List<(int, int)>();
        for (var skill = 0; skill < graph.Count; skill++)
        {
            if (unitOf[skill] < 0)
                continue;
            foreach (var whole in families[skill])
            {
                foreach (var prerequisite in (IEnumerable<int>?)entering[whole] ?? [])
                {
                    // no part waits for its own whole
                    if (families[skill].Contains(prerequisite))
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
