using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Skills;

/// <summary>Looks through a package for what an author would want to know. Nothing that it finds is dropped from the data.</summary>
internal sealed class PackageFindings
{
    const int MostFindingsOfAKind = 100;

    readonly CasePackage _package;
    readonly SkillGraph _hub;
    readonly List<ImportFinding> _findings = [];
    readonly Dictionary<Guid, string> _labels = [];
    readonly Dictionary<Guid, int> _numbers = [];

    PackageFindings(CasePackage package, SkillGraph hub) => (_package, _hub) = (package, hub);

    /// <summary>The findings, and how many prerequisites the precedes associations make where they are read so.</summary>
    public static (IReadOnlyList<ImportFinding> Findings, int Precedes) Of(CasePackage package, SkillGraph hub)
    {
        var search = new PackageFindings(package, hub);
        search.Identifiers();
        search.Codes();
        search.Ends();
        search.SelfLoops();
        search.Parents();
        search.Cycles(CaseAssociationType.IsChildOf, "HIERARCHY_CYCLE", "Each of these is a child of the next, and the last of the first, so none of these edges counts in the hierarchy");
        var precedes = search.Cycles(CaseAssociationType.Precedes, "CYCLE", "Each of these precedes the next, and the last the first, so none of these edges counts in the progression");
        return (search._findings, precedes);
    }

    void Identifiers()
    {
        var repeated = new List<Guid>();
        var elsewhere = new List<Guid>();
        foreach (var item in _package.Items)
        {
            if (!_labels.TryAdd(item.Identifier, item.Label))
                repeated.Add(item.Identifier);
            else if (_hub.Find(item.Identifier) is { } other && other.Framework.Identifier != _package.Document.Identifier)
                elsewhere.Add(item.Identifier);
        }
        if (repeated.Count > 0)
            Add("DUPLICATE_IDENTIFIER", $"{Items(repeated.Count)} with an identifier that an item before it has; the first one counts, the others stay in the package alone", repeated);
        if (elsewhere.Count > 0)
            Add("IDENTIFIER_ELSEWHERE", $"{Items(elsewhere.Count)} with an identifier of another framework's skill; that skill stays as it is", elsewhere);
    }

    void Codes()
    {
        var codes = _package.Items.Where(i => i.Code is not null).DistinctBy(i => i.Identifier).GroupBy(i => i.Code!, StringComparer.Ordinal);
        foreach (var same in codes.Where(g => g.Count() > 1).Take(MostFindingsOfAKind))
            Add("DUPLICATE_CODE", $"{same.Count()} items have the code {same.Key}; as a name it is ambiguous", same.Select(i => i.Identifier));
    }

    void Ends()
    {
        var dangling = _package.Associations.Where(a => !IsKnown(a.Origin) || !IsKnown(a.Destination)).ToArray();
        if (dangling.Length == 0)
            return;
        var shown = string.Join(", ", dangling.Take(5).Select(a => $"{Words(a.Origin)} {a.Type} {Words(a.Destination)}"));
        Add("DANGLING_END", $"{Associations(dangling.Length)} with an end that neither the package nor the hub has; kept, and counted once it arrives: {shown}", dangling.Select(a => a.Identifier));
    }

    void SelfLoops()
    {
        var loops = _package.Associations.Where(a => a.Origin.Identifier is { } id && id == a.Destination.Identifier).ToArray();
        if (loops.Length > 0)
        {
            var shown = string.Join(", ", loops.Take(5).Select(a => $"{Words(a.Origin)} {a.Type} itself"));
            Add("SELF_LOOP", $"{Associations(loops.Length)} from an item to itself; kept as data: {shown}", loops.Select(a => a.Origin.Identifier!.Value));
        }
    }

    void Parents()
    {
        var children = _package.Associations.Where(a => a.Type == CaseAssociationType.IsChildOf && a.Origin.Identifier != a.Destination.Identifier).Select(a => a.Origin.Identifier).ToHashSet();
        var orphans = _package.Items.Where(i => !children.Contains(i.Identifier)).DistinctBy(i => i.Identifier).ToArray();
        if (orphans.Length > 0)
            Add("NO_PARENT", $"{Items(orphans.Length)} without a parent; shown at the top of the framework: {string.Join(", ", orphans.Take(5).Select(o => o.Label))}", orphans.Select(o => o.Identifier));
    }

    /// <summary>One finding per cycle; answers how many different edges lie on none.</summary>
    int Cycles(string type, string code, string message)
    {
        var edges = _package.Associations
            .Where(a => a.Type == type && a.Origin.Identifier != a.Destination.Identifier && IsSkill(a.Origin) && IsSkill(a.Destination))
            .Select(a => (Number(a.Origin), Number(a.Destination)))
            .Distinct()
            .ToList();
        var own = edges.ToHashSet();
        if (type == CaseAssociationType.Precedes)
            edges.AddRange(EdgesElsewhere().Where(e => !own.Contains(e)));
        Guid[] nodes = [.. _numbers.OrderBy(n => n.Value).Select(n => n.Key)];
        foreach (var cycle in StrongComponents.Cycles(nodes.Length, edges, MostFindingsOfAKind))
        {
            var labels = cycle.Take(ImportFinding.MostIdentifiers).Append(cycle[0]).Select(n => Label(nodes[n]));
            Add(code, $"{message}: {string.Join(" → ", labels)}", cycle.Select(n => nodes[n]));
        }
        return StrongComponents.WithoutCycles(nodes.Length, edges).Count(own.Contains);
    }

    // a cycle may run through other frameworks
    IEnumerable<(int, int)> EdgesElsewhere()
    {
        for (var skill = 0; skill < _hub.Count; skill++)
        {
            if (_hub[skill].Framework.Identifier == _package.Document.Identifier)
                continue;
            foreach (var next in _hub.Dependents(skill).ToArray())
            {
                if (_hub[next].Framework.Identifier != _package.Document.Identifier)
                    yield return (Number(_hub[skill].Identifier), Number(_hub[next].Identifier));
            }
        }
    }

    bool IsKnown(CaseLink link) => IsSkill(link) || link.Identifier == _package.Document.Identifier || (link.Identifier is { } id && _hub.FindFramework(id) is not null);

    bool IsSkill(CaseLink link) => link.Identifier is { } id && (_labels.ContainsKey(id) || _hub.Find(id) is { } skill && skill.Framework.Identifier != _package.Document.Identifier);

    int Number(CaseLink link) => Number(link.Identifier!.Value);

    int Number(Guid identifier)
    {
        if (!_numbers.TryGetValue(identifier, out var number))
            _numbers.Add(identifier, number = _numbers.Count);
        return number;
    }

    string Label(Guid identifier) => _labels.TryGetValue(identifier, out var label) ? label : _hub.Find(identifier)?.Label ?? identifier.ToString();

    string Words(CaseLink link) => link.Identifier is { } id && IsSkill(link) ? Label(id) : link.Title ?? link.Identifier?.ToString() ?? link.Uri;

    static string Items(int count) => count == 1 ? "1 item" : $"{count} items";

    static string Associations(int count) => count == 1 ? "1 association" : $"{count} associations";

    void Add(string code, string message, IEnumerable<Guid> identifiers) => _findings.Add(ImportFinding.Of(code, message + ".", identifiers));
}
