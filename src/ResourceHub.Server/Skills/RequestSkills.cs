using ResourceHub.Core;
using ResourceHub.Core.Skills;

namespace ResourceHub.Server.Skills;

/// <summary>The one snapshot of the skills that a request sees. It moves on only where a name would else be called unknown.</summary>
internal sealed class RequestSkills(ISkillGraphProvider provider)
{
    SkillGraph? _graph;

    /// <summary>The snapshot.</summary>
    public SkillGraph Graph => _graph ??= provider.Current;

    /// <summary>The skills that names name, in the order given.</summary>
    public async ValueTask<IReadOnlyList<NameResolution>> ResolveAsync(IReadOnlyList<string> references, SkillScope scope, CancellationToken cancellationToken)
    {
        var (graph, names) = await provider.ResolveManyAsync(Graph, references, scope, cancellationToken);
        _graph = graph;
        return names;
    }

    /// <summary>The skill of a name; null for an unknown one.</summary>
    /// <exception cref="HubException"><c>SKILL_AMBIGUOUS</c>, with the candidates.</exception>
    public async ValueTask<Skill?> FindAsync(string reference, SkillScope scope, string argument, CancellationToken cancellationToken)
    {
        var found = (await ResolveAsync([reference], scope, cancellationToken))[0];
        return found.IsUnknown || found.Problem is not { } problem ? found.Skill : throw new HubException(problem.Code, problem.Message, [argument]);
    }

    /// <summary>The skill of a name that the request cannot go on without.</summary>
    /// <exception cref="HubException"><c>SKILL_NOT_FOUND</c> or <c>SKILL_AMBIGUOUS</c>.</exception>
    public async ValueTask<Skill> RequireAsync(string reference, SkillScope scope, string argument, CancellationToken cancellationToken)
    {
        var found = (await ResolveAsync([reference], scope, cancellationToken))[0];
        return found.Skill ?? throw new HubException(found.Problem!.Code, found.Problem.Message, [argument]);
    }

    /// <summary>The scope of a <c>framework</c> argument.</summary>
    /// <exception cref="HubException"><c>FRAMEWORK_NOT_FOUND</c>.</exception>
    public async ValueTask<SkillScope> ScopeAsync(string? framework, CancellationToken cancellationToken)
        => framework is null ? SkillScope.Hub : SkillScope.In((await FrameworkAsync(framework, cancellationToken)).Identifier);

    /// <summary>The framework of a <c>framework</c> argument.</summary>
    /// <exception cref="HubException"><c>FRAMEWORK_NOT_FOUND</c>.</exception>
    public async ValueTask<Framework> FrameworkAsync(string framework, CancellationToken cancellationToken)
        => await FindFrameworkAsync(framework, cancellationToken) ?? Graph.RequireFramework(framework, "framework");

    /// <summary>The framework of a global id or CASE identifier; null where there is none.</summary>
    public async ValueTask<Framework?> FindFrameworkAsync(string framework, CancellationToken cancellationToken)
    {
        if (Graph.FindFramework(framework) is { } found)
            return found;
        _graph = await provider.RefreshAsync(cancellationToken);
        return _graph.FindFramework(framework);
    }
}
