using System.Text.Json.Nodes;
using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>Everything held about a learner, as one JSON object: for the learner itself, and for moving away.</summary>
public sealed class ExportLearner(LearnerStates states, IEvidenceStore evidence, IGroups groups, IEnumerable<ILearnerExport> parts)
{
    const int PageSize = 1000;

    /// <summary>The export; null where the caller does not reach the learner.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: teachers do not export.</exception>
    public async Task<JsonObject?> RunAsync(Caller caller, SkillGraph graph, Guid id, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (caller.Role == Role.Teacher)
            throw Caller.Forbidden("A teacher's key cannot export.");
        if (await states.GetAsync(caller, graph, id, cancellationToken) is not { } view)
            return null;
        var learner = view.Learner;
        var memberships = await groups.GroupsOfAsync(learner.Organization, [id], cancellationToken);
        var member = await groups.GetManyAsync(learner.Organization, [.. memberships[id]], cancellationToken);
        var export = new JsonObject
        {
            ["externalId"] = learner.ExternalId,
            ["createdAt"] = Text(learner.CreatedAt),
            ["educationLevels"] = Array(learner.Levels, l => new JsonObject { ["from"] = l.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture), ["level"] = l.Level.Code }),
            ["languages"] = Array(learner.Languages, l => l),
            ["interests"] = Array(learner.Interests, i => i),
            ["preferredAccessModes"] = Array(learner.PreferredAccessModes, m => m.ToWire()),
            ["accessNeeds"] = new JsonObject
            {
                ["accessModeSufficient"] = Array(learner.AccessNeeds.AccessModeSufficient, m => m.ToWire()),
                ["features"] = Array(learner.AccessNeeds.Features, f => f),
                ["withoutHazards"] = Array(learner.AccessNeeds.WithoutHazards, h => h),
            },
            ["motivations"] = learner.Motivations,
            ["goals"] = Array(learner.Goals, g => Goal(g, view)),
            ["groups"] = Array(member.Values.OrderBy(g => g.ExternalId, StringComparer.Ordinal), g => new JsonObject { ["externalId"] = g.ExternalId, ["name"] = g.Name }),
            ["skillStates"] = Array(view.UnitsWithEvidence, u => State(view.Unit(u))),
            ["evidence"] = await EvidenceAsync(id, graph, cancellationToken),
        };
        foreach (var part in parts.OrderBy(p => p.Name, StringComparer.Ordinal))
            export[part.Name] = await part.ExportAsync(learner, cancellationToken);
        return export;
    }

    async Task<JsonArray> EvidenceAsync(Guid id, SkillGraph graph, CancellationToken cancellationToken)
    {
        var all = new JsonArray();
        string? after = null;
        while (true)
        {
            var page = await evidence.ListAsync(id, null, new PageRequest(PageSize, after), cancellationToken);
            foreach (var item in page.Nodes)
                all.Add(Evidence(item, graph));
            if (!page.HasNextPage)
                return all;
            after = page.PageInfo.EndCursor;
        }
    }

    static JsonObject Goal(Goal goal, LearnerView view) => new()
    {
        ["skill"] = goal.Skill is { } skill ? Name(skill, view.Graph) : null,
        ["statement"] = goal.Statement,
        ["targetDate"] = goal.TargetDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["setBy"] = goal.SetBy.ToWire(),
        ["setAt"] = Text(goal.SetAt),
        ["progress"] = view.ProgressOf(goal),
    };

    static JsonObject State(SkillStateView state) => new()
    {
        ["skill"] = state.Skill.Label,
        ["caseIdentifier"] = state.Skill.Identifier.ToString(),
        ["expectedSuccess"] = state.ExpectedSuccess,
        ["uncertainty"] = state.Uncertainty,
        ["status"] = state.Status.ToWire(),
        ["basis"] = state.Basis.ToWire(),
        ["evidenceCount"] = state.EvidenceCount,
        ["lastEvidenceAt"] = Text(state.LastEvidenceAt),
        ["reviewDueAt"] = Text(state.ReviewDueAt),
    };

    static JsonObject Evidence(EvidenceRecord e, SkillGraph graph) => new()
    {
        ["kind"] = e.Kind.ToWire(),
        ["source"] = e.Source,
        ["sourceId"] = e.SourceId,
        ["item"] = e.Item,
        ["attempt"] = e.Attempt,
        ["title"] = e.Title,
        ["at"] = Text(e.At),
        ["receivedAt"] = Text(e.ReceivedAt),
        ["skills"] = Array(e.Skills, s => s.Skill is { } skill ? Name(skill, graph) : s.Name),
        ["score"] = e.Score,
        ["completed"] = e.Completed,
        ["choices"] = e.Choices,
        ["attempts"] = e.Attempts,
        ["hintsUsed"] = e.HintsUsed,
        ["response"] = e.Response,
        ["correctResponse"] = e.CorrectResponse,
        ["parentItem"] = e.ParentItem,
        ["timeSpentSeconds"] = e.TimeSpent?.TotalSeconds,
        ["resource"] = e.Resource?.ToString(),
        ["mastered"] = e.Mastered,
        ["note"] = e.Note,
        ["countsAsExposureOnly"] = e.Exposure,
        ["voidedAt"] = Text(e.VoidedAt),
        ["voidReason"] = e.VoidReason,
    };

    static string Name(Guid skill, SkillGraph graph) => graph.Find(skill)?.Label ?? skill.ToString();

    static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);
}
