namespace ResourceHub.Core.Skills;

/// <summary>
/// The one resolver of names. Inside a scope, in this order: identifier, URI or alias; code as written; letters and digits of codes and of code
/// and notation aliases; the same without a cluster's letter. The first scope with a match wins, and what is ambiguous there is not guessed.
/// </summary>
internal sealed class SkillNames
{
    readonly SkillGraph _graph;
    readonly IReadOnlyList<Guid> _preferred;
    readonly NameTable _exact;
    readonly NameTable _codes;
    readonly NameTable _squeezed;
    readonly NameTable _shortened;

    internal SkillNames(SkillGraph graph, IReadOnlyList<(int Skill, AliasRecord Alias)> aliases, IReadOnlyList<Guid> preferred)
    {
        _graph = graph;
        _preferred = [.. preferred.Where(id => graph.FindFramework(id) is not null)];
        var exact = new NameTable.Builder(StringComparer.OrdinalIgnoreCase);
        var codes = new NameTable.Builder(StringComparer.Ordinal);
        var squeezed = new NameTable.Builder(StringComparer.Ordinal);
        var shortened = new NameTable.Builder(StringComparer.Ordinal);
        for (var index = 0; index < graph.Count; index++)
        {
            var skill = graph[index];
            if (skill.Uri is { } uri)
                exact.Add(SkillName.ExactKey(uri), index);
            if (skill.Code is not { } code)
                continue;
            codes.Add(code, index);
            squeezed.Add(SkillName.Squeeze(code), index);
            foreach (var cluster in Clusters(graph, index))
            {
                if (SkillName.WithoutClusterLetter(code, cluster) is { } shorter)
                    shortened.Add(SkillName.Squeeze(shorter), index);
            }
        }
        foreach (var (skill, alias) in aliases)
        {
            exact.Add(SkillName.ExactKey(alias.Alias), skill);
            if (SkillName.IsSqueezable(alias.Kind) && graph[skill].Framework.HasCodes)
                squeezed.Add(SkillName.Squeeze(alias.Alias), skill);
        }
        (_exact, _codes, _squeezed, _shortened) = (exact.Build(), codes.Build(), squeezed.Build(), shortened.Build());
    }

    public NameResolution Resolve(string name, SkillScope scope)
    {
        if (name.Length > SkillName.MaxLength)
            return NameResolution.NotFound(name, () => Words(scope));
        var clean = SkillName.Clean(name);
        var matches = new Matches(this, clean);
        if (clean.Length == 0)
            return NameResolution.NotFound(name, () => Words(scope));
        if (scope.Argument is { Count: > 0 } argument && Within(argument) is { } byArgument)
            return byArgument;
        if (scope.Provider is { Count: > 0 } provider && Within(provider) is { } byProvider)
            return byProvider;
        foreach (var framework in _preferred)
        {
            if (Within([framework]) is { } byPreference)
                return byPreference;
        }
        return Within(null) ?? NameResolution.NotFound(name, () => Words(scope));

        NameResolution? Within(IReadOnlyList<Guid>? frameworks)
        {
            for (var stage = 0; stage < Matches.Stages; stage++)
            {
                var skills = matches[stage];
                if (skills.Length == 0)
                    continue;
                var inside = Choose(skills, frameworks);
                if (inside.Count == 1)
                    return NameResolution.Found(name, inside[0], Matches.Kind(stage));
                if (inside.Count > 1)
                    return NameResolution.Ambiguous(name, inside, () => Words(frameworks));
            }
            return null;
        }
    }

    List<Skill> Choose(int[] skills, IReadOnlyList<Guid>? frameworks)
    {
        var inside = new List<Skill>(skills.Length);
        foreach (var index in skills)
        {
            var skill = _graph[index];
            if (frameworks is null || frameworks.Contains(skill.Framework.Identifier))
                inside.Add(skill);
        }
        // a name that a living skill took over is that skill's
        if (inside.Count > 1 && inside.Exists(s => s.Retired) && inside.Exists(s => !s.Retired))
            inside.RemoveAll(s => s.Retired);
        return inside;
    }

    string Words(SkillScope scope)
    {
        var places = new List<string>();
        if (scope.Argument is { Count: > 0 } argument)
            places.Add(Words(argument));
        if (scope.Provider is { Count: > 0 } provider)
            places.Add($"the provider's {Words(provider)}");
        places.Add(_graph.Frameworks.Count == 0 ? "the hub, which has no framework yet" : Words((IReadOnlyList<Guid>?)null));
        return string.Join(", then ", places);
    }

    string Words(IReadOnlyList<Guid>? frameworks)
        => frameworks is null ? $"all {_graph.Frameworks.Count} frameworks of the hub"
            : string.Join(" and ", frameworks.Take(5).Select(id => _graph.FindFramework(id)?.Title ?? id.ToString()));

    static IEnumerable<string> Clusters(SkillGraph graph, int skill)
    {
        foreach (var ancestor in graph.Ancestors(skill))
        {
            if (graph[ancestor] is { Code: { } code, Type: { } type } && type.Equals("Cluster", StringComparison.OrdinalIgnoreCase))
                yield return code;
        }
    }

    // each stage is looked up once, however many scopes ask
    struct Matches(SkillNames names, string name)
    {
        public const int Stages = 4;

        int[]? _exact;
        int[]? _code;
        int[]? _squeezed;
        int[]? _shortened;
        string? _letters;

        public int[] this[int stage] => stage switch
        {
            0 => _exact ??= Exact(),
            1 => _code ??= names._codes.Find(name),
            2 => _squeezed ??= names._squeezed.Find(_letters ??= SkillName.Squeeze(name)),
            _ => _shortened ??= names._shortened.Find(_letters ??= SkillName.Squeeze(name)),
        };

        public static NameMatch Kind(int stage) => stage switch { 0 => NameMatch.Exact, 1 => NameMatch.Code, _ => NameMatch.Squeezed };

        readonly int[] Exact()
            => SkillName.TryIdentifier(name, out var identifier) && names._graph.Find(identifier) is { } skill
                ? [skill.Index]
                : names._exact.Find(SkillName.WithoutScheme(name));
    }
}
