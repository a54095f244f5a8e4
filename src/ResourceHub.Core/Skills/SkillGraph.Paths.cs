namespace ResourceHub.Core.Skills;

public sealed partial class SkillGraph
{
    /// <summary>
    /// The shortest way from one skill to another through the progression, both ends included: edges as associations say, and those that
    /// standards and their parts share. Null where no way leads there.
    /// </summary>
    public IReadOnlyList<int>? LearningPath(int to, int from)
    {
        var goals = new HashSet<int>(SkillsOf(Units.UnitsOf(to))) { to };
        var before = new Dictionary<int, int>();
        var queue = new Queue<int>();
        foreach (var start in (int[])[from, .. SkillsOf(Units.UnitsOf(from))])
        {
            if (before.TryAdd(start, -1))
                queue.Enqueue(start);
        }
        while (queue.TryDequeue(out var skill))
        {
            if (goals.Contains(skill))
                return Way(skill);
            foreach (var next in Next(skill))
            {
                if (before.TryAdd(next, skill))
                    queue.Enqueue(next);
            }
        }
        return null;

        List<int> Way(int last)
        {
            var way = new List<int>();
            if (last != to)
                way.Add(to);
            var at = last;
            for (; at >= 0; at = before[at])
                way.Add(at);
            // it began at a part or an exact match: the skill that was asked about stands for it
            if (way[^1] != from)
                way[^1] = from;
            way.Reverse();
            return [.. way.Distinct()];
        }
    }

    /// <summary>
    /// All that is still to learn for a skill, itself last, once the units given are satisfied: the effective prerequisites without those
    /// that only satisfied units need, in an order that never puts a skill before its prerequisite. Empty where nothing is missing.
    /// </summary>
    /// <param name="to">The skill to reach.</param>
    /// <param name="satisfied">Whether a unit is satisfied; null for none.</param>
    public IReadOnlyList<int> LearningPath(int to, Func<int, bool>? satisfied)
    {
        var targets = Units.UnitsOf(to);
        if (targets.IsEmpty)
            return [.. PrerequisiteClosure(to).Where(s => satisfied is null || !Units.IsSatisfied(s, satisfied)), to];
        var missing = Units.Missing(targets, satisfied ?? (_ => false));
        var own = targets.ToArray().ToHashSet();
        var path = missing.Where(u => !own.Contains(u)).Select(u => Units.Representative(u).Index).ToList();
        if (missing.Any(own.Contains))
        {
            // the parts of a standard come one by one, then the standard itself
            if (own.Count > 1)
                path.AddRange(missing.Where(own.Contains).Select(u => Units.Representative(u).Index));
            path.Add(to);
        }
        return [.. path.Distinct()];
    }

    /// <summary>The neighbourhood of a skill in the progression: what lies within so many edges before and after it, and the edges between them.</summary>
    public (IReadOnlyList<int> Skills, IReadOnlyList<(int From, int To)> Edges) Progression(int skill, int before, int after)
    {
        var near = new HashSet<int> { skill };
        Walk(_prerequisites, before);
        Walk(_dependents, after);
        int[] skills = InOrder([.. near]);
        var edges = new List<(int, int)>();
        foreach (var from in skills)
        {
            foreach (var to in _dependents[from])
            {
                if (near.Contains(to))
                    edges.Add((from, to));
            }
        }
        return (skills, edges);

        void Walk(AdjacencyList direction, int steps)
        {
            var seen = new HashSet<int> { skill };
            List<int> edge = [skill];
            for (var step = 0; step < steps && edge.Count > 0; step++)
            {
                var next = new List<int>();
                foreach (var one in edge)
                {
                    foreach (var target in direction[one])
                    {
                        if (seen.Add(target))
                            next.Add(target);
                    }
                }
                near.UnionWith(next);
                edge = next;
            }
        }
    }

    IEnumerable<int> Next(int skill)
    {
        foreach (var next in _dependents[skill].ToArray())
            yield return next;
        if (Units.UnitOf(skill) is >= 0 and var unit)
        {
            foreach (var next in SkillsOf(Units.Dependents(unit)))
                yield return next;
        }
    }

    int[] SkillsOf(ReadOnlySpan<int> units)
    {
        var skills = new List<int>();
        foreach (var unit in units)
            skills.AddRange(Units.SkillsOf(unit));
        return [.. skills];
    }
}
