using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Common;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Learners;

/// <summary>Learners by global id, those that the caller may see.</summary>
internal sealed class LearnerNodes(LearnerAccess access, Caller caller) : INodeResolver
{
    public string Type => "Learner";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. keys.Select(k => Guid.TryParseExact(k, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        return (await access.GetManyAsync(caller, ids, cancellationToken)).ToDictionary(l => l.Key.ToString("N"), l => (object)l.Value);
    }
}

/// <summary>States of skills by global id: a learner and a skill.</summary>
internal sealed class SkillStateNodes(LearnerStates states, Caller caller, RequestSkills skills) : INodeResolver
{
    public string Type => "SkillState";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var asked = keys.Select(k => k.Split('.') is [var learner, var skill] && Guid.TryParseExact(learner, "N", out var l) && Guid.TryParseExact(skill, "N", out var s)
            ? (Key: k, Learner: l, Skill: s)
            : default).Where(a => a.Key is not null).ToArray();
        var views = await states.GetManyAsync(caller, skills.Graph, [.. asked.Select(a => a.Learner).Distinct()], cancellationToken);
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, learner, skill) in asked)
        {
            if (views.TryGetValue(learner, out var view) && view.Graph.Find(skill) is { } known && SkillState.Of(view, known) is { } state)
                found[key] = state;
        }
        return found;
    }
}
