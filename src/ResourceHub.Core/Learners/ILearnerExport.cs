using System.Text.Json.Nodes;

namespace ResourceHub.Core.Learners;

/// <summary>A feature's part of what is held about a learner.</summary>
public interface ILearnerExport
{
    /// <summary>The member under which it stands, such as <c>assignments</c>.</summary>
    string Name { get; }

    /// <summary>All that the feature holds about the learner.</summary>
    Task<JsonNode?> ExportAsync(Learner learner, CancellationToken cancellationToken);
}
