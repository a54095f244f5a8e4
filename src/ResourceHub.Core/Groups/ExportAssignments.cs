using System.Text.Json.Nodes;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>A learner's assignments, as part of all that is held about the learner.</summary>
public sealed class ExportAssignments(IAssignments assignments) : ILearnerExport
{
    /// <inheritdoc/>
    public string Name => "assignments";

    /// <inheritdoc/>
    public async Task<JsonNode?> ExportAsync(Learner learner, CancellationToken cancellationToken)
    {
        var all = new JsonArray();
        string? after = null;
        do
        {
            var page = await assignments.ListAsync(new(learner.Organization, learner.Id, [learner.Id]), new PageRequest(PageRequest.Most, after), cancellationToken);
            foreach (var assignment in page.Nodes)
            {
                all.Add(new JsonObject
                {
                    ["skill"] = assignment.Skill.ToString(),
                    ["resource"] = assignment.Resource.ToString(),
                    ["resourceVersion"] = assignment.ResourceVersion,
                    ["assignedAt"] = assignment.AssignedAt.ToString("O"),
                    ["dueAt"] = assignment.DueAt?.ToString("O"),
                    ["status"] = assignment.Status.ToWire(),
                    ["readiness"] = assignment.Readiness.ToWire(),
                });
            }
            after = page.HasNextPage ? page.Items[^1].Cursor : null;
        }
        while (after is not null);
        return all;
    }
}
