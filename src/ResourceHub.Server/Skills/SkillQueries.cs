using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;

namespace ResourceHub.Server.Skills;

/// <summary>Frameworks and skills, open to everyone.</summary>
[QueryType]
internal sealed class SkillQueries
{
    const int MostReferences = 200;

    public IEnumerable<Framework> Frameworks(string? subject, string? language, RequestSkills skills)
        => skills.Graph.Frameworks
            .Where(f => subject is null || f.Subject.Contains(subject.Trim(), StringComparer.OrdinalIgnoreCase))
            .Where(f => language is null || IsWithin(f.Language, language));

    public async Task<Framework?> FrameworkAsync(string id, RequestSkills skills, CancellationToken cancellationToken)
        => await skills.FindFrameworkAsync(id, cancellationToken);

    public async Task<Skill?> SkillAsync(string @ref, string? framework, RequestSkills skills, CancellationToken cancellationToken)
        => await skills.FindAsync(@ref, await skills.ScopeAsync(framework, cancellationToken), "ref", cancellationToken);

    public async Task<IReadOnlyList<SkillLookup>> SkillLookupAsync(IReadOnlyList<string> refs, string? framework, RequestSkills skills, CancellationToken cancellationToken)
    {
        if (refs.Count > MostReferences)
            throw new HubException("TOO_MANY", $"refs has {refs.Count} names; at most {MostReferences} are looked up at once.", ["refs"]);
        var names = await skills.ResolveAsync(refs, await skills.ScopeAsync(framework, cancellationToken), cancellationToken);
        return [.. names.Select((name, index) => new SkillLookup(name.Name, name.Skill, name.Candidates, name.Problem is { } problem ? problem with { Path = ["refs", $"{index}"] } : null))];
    }

    public async Task<Page<Skill>> SkillsAsync(
        string? text, string? framework, IReadOnlyList<GradeBand>? educationLevel, string? parent, int first, string? after, RequestSkills skills, CancellationToken cancellationToken)
    {
        var page = PageRequest.Of(first, after);
        var within = framework is null ? null : await skills.FrameworkAsync(framework, cancellationToken);
        var under = parent is null ? null : await skills.RequireAsync(parent, SkillScope.In(within?.Identifier), "parent", cancellationToken);
        GradeLevel[] levels = [.. (educationLevel ?? []).SelectMany(band => band.Levels()).Distinct().Order()];
        var found = SkillSearch.Find(skills.Graph, text, within, levels, under);
        // the cursors of one search mean nothing to another
        var kind = $"skills/{text?.Trim().ToLowerInvariant()}/{within?.Identifier}/{string.Join(',', levels)}/{under?.Identifier}";
        return Cursor.PageOf($"skills-{StableHash(kind):x16}", found, s => s.Identifier.ToString("N"), page);
    }

    public async Task<LearningPath?> LearningPathAsync(
        string to, LearningPathStart? from, RequestSkills skills, LearnerStates states, Caller caller, CancellationToken cancellationToken)
    {
        var goal = await skills.RequireAsync(to, SkillScope.Hub, "to", cancellationToken);
        if (from?.Learner is { } id)
        {
            var view = await states.GetAsync(caller, goal.Graph, GlobalId.Decode(id, "Learner", "from", "learner"), cancellationToken);
            return view is null ? null : Path(goal.Graph, goal.Graph.LearningPath(goal.Index, view.IsSatisfied), view);
        }
        if (from?.Skill is not { } name)
            return Path(goal.Graph, goal.Graph.LearningPath(goal.Index, satisfied: null));
        var start = await skills.RequireAsync(name, SkillScope.Hub, "from", cancellationToken);
        // looking the start up may have moved the request to a newer snapshot
        var graph = start.Graph;
        return graph.Find(goal.Identifier) is { } end && graph.LearningPath(end.Index, start.Index) is { } way ? Path(graph, way) : null;
    }

    static LearningPath Path(SkillGraph graph, IReadOnlyList<int> skills, LearnerView? view = null)
        => new([.. skills.Select(s => new LearningPathStep(graph[s], view is null ? null : SkillState.Of(view, graph[s])))]);

    // en means en and en-US alike
    static bool IsWithin(string? language, string range)
        => language is not null && (language.Equals(range, StringComparison.OrdinalIgnoreCase) || language.StartsWith(range + "-", StringComparison.OrdinalIgnoreCase));

    static ulong StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
