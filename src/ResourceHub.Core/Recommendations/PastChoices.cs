using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Recommendations;

/// <summary>What a learner (or a group) made of earlier offers, as later offers heed it.</summary>
internal sealed class PastChoices
{
    readonly Dictionary<Guid, bool> _resources = [];
    readonly Dictionary<LearningResourceType, (int Taken, int Declined)> _types = [];

    public static PastChoices None { get; } = new();

    /// <summary>Choices in the order they were made: the latest word on a resource stands.</summary>
    public static PastChoices Of(IEnumerable<(LearningResource? Resource, Guid Id, bool Accepted)> choices)
    {
        var past = new PastChoices();
        foreach (var (resource, id, accepted) in choices)
        {
            past._resources[id] = accepted;
            foreach (var type in resource?.LearningResourceType ?? [])
            {
                var (taken, declined) = past._types.GetValueOrDefault(type);
                past._types[type] = accepted ? (taken + 1, declined) : (taken, declined + 1);
            }
        }
        return past;
    }

    /// <summary>The last word on a resource; null for none.</summary>
    public bool? On(Guid resource) => _resources.TryGetValue(resource, out var accepted) ? accepted : null;

    /// <summary>From −1 (turned down) to 1 (taken); kinds taken or turned down move it within ±.5.</summary>
    public double Leaning(LearningResource resource)
    {
        if (_resources.TryGetValue(resource.Id, out var accepted))
            return accepted ? 1 : -1;
        var taken = 0;
        var declined = 0;
        foreach (var type in resource.LearningResourceType)
        {
            var (t, d) = _types.GetValueOrDefault(type);
            taken += t;
            declined += d;
        }
        return .5 * (taken - declined) / (taken + declined + 2.0);
    }
}
