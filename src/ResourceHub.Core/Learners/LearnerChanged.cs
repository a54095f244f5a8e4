using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResourceHub.Core.Learners;

/// <summary>
/// News of a learner: evidence, a judgement, goals, preferences, assignments or membership changed. It names what changed by ids alone; who
/// hears it reads the rest with its own rights.
/// </summary>
/// <param name="Learner">Whom it is about.</param>
/// <param name="Skills">The skills whose states new or voided evidence counts for.</param>
/// <param name="Cause">The last piece of that evidence; null for everything else.</param>
/// <param name="At">When.</param>
public sealed record LearnerChanged(Guid Learner, IReadOnlyList<Guid> Skills, Guid? Cause, DateTimeOffset At)
{
    /// <summary>News without evidence.</summary>
    public static LearnerChanged Of(Guid learner, DateTimeOffset at) => new(learner, [], null, at);

    /// <summary>The topic of one learner.</summary>
    public static string TopicOfLearner(Guid learner) => $"learner/{learner:N}";

    /// <summary>The topic of everyone in a group.</summary>
    public static string TopicOfGroup(Guid group) => $"group/{group:N}";

    /// <summary>As an event carries it.</summary>
    public string ToPayload() => JsonSerializer.Serialize(this, LearnerChangedJson.Default.LearnerChanged);

    /// <summary>What an event carries.</summary>
    public static LearnerChanged Parse(string payload) => JsonSerializer.Deserialize(payload, LearnerChangedJson.Default.LearnerChanged)!;
}

[JsonSerializable(typeof(LearnerChanged))]
internal sealed partial class LearnerChangedJson : JsonSerializerContext;
