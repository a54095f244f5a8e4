using System.Text.Json.Nodes;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Recommendations;

/// <summary>A learner's choices, as part of all that is held about the learner.</summary>
public sealed class ExportChoices(IChoices choices) : ILearnerExport
{
    /// <inheritdoc/>
    public string Name => "choices";

    /// <inheritdoc/>
    public async Task<JsonNode?> ExportAsync(Learner learner, CancellationToken cancellationToken)
    {
        var made = await choices.SinceAsync(learner.Organization, [learner.Id], DateTimeOffset.MinValue, cancellationToken);
        return new JsonArray([.. made[learner.Id].Select(c => new JsonObject
        {
            ["skill"] = c.Offer.Skill.ToString(),
            ["resource"] = c.Offer.Resource.ToString(),
            ["kind"] = c.Offer.Kind.ToWire(),
            ["offeredAt"] = c.Offer.At.ToString("O"),
            ["accepted"] = c.Accepted,
            ["reason"] = c.Note,
            ["at"] = c.At.ToString("O"),
        })]);
    }
}
