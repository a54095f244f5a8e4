using ResourceHub.Core.Catalog.Mapping;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Catalog;

/// <summary>Looks up the skills that records name, over one snapshot of the graph; a name is looked up once.</summary>
internal sealed class AlignmentResolver(SkillGraph graph, SkillScope scope)
{
    /// <summary>Names kept at most, so that a long file of free texts does not fill the memory.</summary>
    const int MaxKnown = 50_000;

    readonly Dictionary<string, NameResolution> _known = new(StringComparer.Ordinal);

    /// <summary>The version of the graph that it looks in.</summary>
    public long GraphVersion => graph.Version;

    /// <summary>Sorts terms into alignments and what stays unresolved, both in the record's order.</summary>
    public (IReadOnlyList<Alignment> Alignments, IReadOnlyList<UnresolvedAlignment> Unresolved) Resolve(IReadOnlyList<SkillTerm> terms)
    {
        if (terms.Count == 0)
            return ([], []);
        var alignments = new List<Alignment>(terms.Count);
        List<UnresolvedAlignment>? unresolved = null;
        foreach (var term in terms)
        {
            if (Resolve(term.Names, out var problem) is var (skill, name))
                alignments.Add(new(term.Role, skill, name));
            else
                (unresolved ??= []).Add(new(term.Role, Shown(term.Names), problem!.Message) { Code = problem.Code, Names = term.Names, Path = term.Value.Path });
        }
        return (alignments, unresolved ?? (IReadOnlyList<UnresolvedAlignment>)[]);
    }

    /// <summary>The skill that the first known name means, with that name.</summary>
    public (Guid Skill, string Name)? Resolve(IReadOnlyList<string> names, out UserError? problem)
    {
        problem = null;
        foreach (var name in names)
        {
            var found = Find(name);
            if (found.Skill is { } skill)
                return (skill.Identifier, name);
            // that a name is ambiguous says more than that another is unknown
            if (problem is null || !found.IsUnknown)
                problem = found.Problem;
        }
        return null;
    }

    /// <summary>One warning for each name that stays unresolved, at its first place in the record.</summary>
    public static IEnumerable<UserError> Warnings(IReadOnlyList<UnresolvedAlignment> unresolved)
        => unresolved.DistinctBy(u => (u.Role, u.Ref)).Select(u => new UserError(u.Code, u.Reason, u.Path));

    // a code tells people more than an address
    static string Shown(IReadOnlyList<string> names) => names.FirstOrDefault(n => !n.Contains("://", StringComparison.Ordinal)) ?? names[0];

    NameResolution Find(string name)
    {
        if (_known.TryGetValue(name, out var found))
            return found;
        if (_known.Count >= MaxKnown)
            _known.Clear();
        return _known[name] = graph.Resolve(name, scope);
    }
}
