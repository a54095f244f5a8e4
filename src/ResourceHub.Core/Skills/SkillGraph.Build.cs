using System.Collections.Frozen;

namespace ResourceHub.Core.Skills;

public sealed partial class SkillGraph
{
    internal SkillGraph(SkillGraphBuilder source, long version)
    {
        Version = version;
        var frameworks = source.Frameworks.DistinctBy(f => f.Identifier).Select(f => new Framework(f, this)).ToArray();
        Frameworks = frameworks;
        _frameworksById = frameworks.ToFrozenDictionary(f => f.Identifier);
        var skills = new List<Skill>(source.Skills.Count);
        var byIdentifier = new Dictionary<Guid, int>(source.Skills.Count);
        foreach (var record in source.Skills)
        {
            if (_frameworksById.TryGetValue(record.Framework, out var framework) && byIdentifier.TryAdd(record.Identifier, skills.Count))
                skills.Add(new Skill(skills.Count, record, framework));
        }
        _skills = [.. skills];
        _byIdentifier = byIdentifier.ToFrozenDictionary();

        var edges = new Edges(this, source.Associations);
        _parents = AdjacencyList.From(Count, edges.ChildToParent);
        _children = AdjacencyList.From(Count, edges.ParentToChild);
        _dependents = AdjacencyList.From(Count, edges.Precedes);
        _prerequisites = _dependents.Reversed();
        _related = AdjacencyList.From(Count, edges.Related);
        _exactMatches = Classes(Count, edges.ExactMatches);
        _replacedBy = AdjacencyList.From(Count, edges.ReplacedBy);
        (_depths, _places) = Depths();
        Units = UnitGraph.Create(this);
        var own = _skills.ToLookup(s => s.Framework);
        foreach (var framework in frameworks)
            Describe(framework, [.. own[framework]], edges.TopOrder);
        _names = new SkillNames(this, AttachAliases(source.Aliases), source.Preferred);
    }

    void Describe(Framework framework, Skill[] own, Dictionary<int, int> topOrder)
    {
        framework.Skills = own;
        framework.SkillCount = own.Count(s => !s.Retired);
        framework.HasCodes = own.Any(s => s.Code is not null);
        framework.PrerequisiteCount = own.Sum(s => _prerequisites[s.Index].Length);
        framework.Roots = [.. own.Where(s => !s.Retired && _parents[s.Index].IsEmpty).OrderBy(s => topOrder.GetValueOrDefault(s.Index, int.MaxValue)).ThenBy(s => s.Index)];
    }

    List<(int, AliasRecord)> AttachAliases(IReadOnlyList<AliasRecord> aliases)
    {
        var attached = new List<(int Skill, AliasRecord Alias)>(aliases.Count);
        foreach (var alias in aliases)
        {
            if (_byIdentifier.TryGetValue(alias.Skill, out var skill))
                attached.Add((skill, alias));
        }
        foreach (var names in attached.GroupBy(a => a.Skill, a => a.Alias.Alias))
            _skills[names.Key].Aliases = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return attached;
    }

    (int[] Depths, int[] Places) Depths()
    {
        var depths = new int[Count];
        var places = new int[Count];
        var waiting = new int[Count];
        var ready = new Queue<int>();
        for (var skill = 0; skill < Count; skill++)
        {
            waiting[skill] = _prerequisites[skill].Length;
            if (waiting[skill] == 0)
                ready.Enqueue(skill);
        }
        var place = 0;
        while (ready.TryDequeue(out var skill))
        {
            places[skill] = place++;
            foreach (var next in _dependents[skill])
            {
                depths[next] = Math.Max(depths[next], depths[skill] + 1);
                if (--waiting[next] == 0)
                    ready.Enqueue(next);
            }
        }
        return (depths, places);
    }

    /// <summary>For each node the other members of its class, where edges join two nodes in both directions.</summary>
    static AdjacencyList Classes(int nodes, List<(int From, int To)> edges)
    {
        var joined = AdjacencyList.From(nodes, [.. edges, .. edges.Select(e => (e.To, e.From))]);
        var members = new List<(int, int)>();
        var seen = new bool[nodes];
        foreach (var (start, _) in edges)
        {
            if (seen[start])
                continue;
            var all = joined.Reachable([start]);
            foreach (var one in all)
            {
                seen[one] = true;
                members.AddRange(all.Where(other => other != one).Select(other => (one, other)));
            }
        }
        return AdjacencyList.From(nodes, members);
    }

    /// <summary>The associations between skills that are here, sorted by what they mean, free of cycles.</summary>
    sealed class Edges
    {
        public Edges(SkillGraph graph, IReadOnlyList<AssociationRecord> associations)
        {
            var hierarchy = new List<(int Child, int Parent, int Order)>();
            var precedes = new List<(int, int)>();
            foreach (var association in associations)
            {
                if (!graph._byIdentifier.TryGetValue(association.Origin, out var origin))
                    continue;
                if (!graph._byIdentifier.TryGetValue(association.Destination, out var destination))
                {
                    if (association.Type == CaseAssociationType.IsChildOf && graph._frameworksById.ContainsKey(association.Destination))
                        TopOrder.TryAdd(origin, association.SequenceNumber ?? int.MaxValue);
                    continue;
                }
                if (origin == destination)
                    continue;
                switch (association.Type)
                {
                    case CaseAssociationType.IsChildOf:
                        hierarchy.Add((origin, destination, association.SequenceNumber ?? int.MaxValue));
                        break;
                    case CaseAssociationType.Precedes when graph._frameworksById.GetValueOrDefault(association.Framework)?.Precedes == PrecedesReading.Prerequisite:
                        precedes.Add((origin, destination));
                        break;
                    case CaseAssociationType.IsRelatedTo:
                        Related.Add((origin, destination));
                        Related.Add((destination, origin));
                        break;
                    case CaseAssociationType.ExactMatchOf:
                        ExactMatches.Add((origin, destination));
                        break;
                    case CaseAssociationType.ReplacedBy:
                        ReplacedBy.Add((origin, destination));
                        break;
                }
            }
            var kept = StrongComponents.WithoutCycles(graph.Count, [.. hierarchy.Select(h => (h.Child, h.Parent))]).ToHashSet();
            ChildToParent = [.. hierarchy.Select(h => (h.Child, h.Parent)).Where(kept.Contains)];
            ParentToChild = [.. hierarchy.OrderBy(h => h.Order).ThenBy(h => h.Child).Select(h => (h.Parent, h.Child)).Where(e => kept.Contains((e.Child, e.Parent)))];
            Precedes = StrongComponents.WithoutCycles(graph.Count, precedes);
        }

        public List<(int From, int To)> ChildToParent { get; }

        public List<(int From, int To)> ParentToChild { get; }

        public List<(int From, int To)> Precedes { get; }

        public List<(int From, int To)> Related { get; } = [];

        public List<(int From, int To)> ExactMatches { get; } = [];

        public List<(int From, int To)> ReplacedBy { get; } = [];

        public Dictionary<int, int> TopOrder { get; } = [];
    }
}
