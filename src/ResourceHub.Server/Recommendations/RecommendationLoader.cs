using ResourceHub.Core.Access;
using ResourceHub.Core.Recommendations;
using ResourceHub.GraphQL;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Recommendations;

/// <summary>Recommendations of all learners of one field of the answer, worked out together.</summary>
internal sealed class RecommendationLoader(RecommendForLearners recommend, Caller caller, RequestSkills skills)
    : BatchDataLoader<RecommendationKey, RecommendationSet>
{
    protected override async Task<IReadOnlyDictionary<RecommendationKey, RecommendationSet>> LoadBatchAsync(IReadOnlyList<RecommendationKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RecommendationKey, RecommendationSet>();
        foreach (var field in keys.GroupBy(k => k.Field))
        {
            var request = field.First().Request;
            var answers = await recommend.RunAsync(caller, skills.Graph, [.. field.Select(k => k.Learner).Distinct()], request, cancellationToken);
            foreach (var key in field)
            {
                if (answers.TryGetValue(key.Learner, out var answer))
                    found[key] = answer;
            }
        }
        return found;
    }
}

/// <summary>A learner and the field that asks; the field stands for its arguments, which are the same for all learners.</summary>
internal sealed record RecommendationKey(Guid Learner, ISelection Field)
{
    /// <summary>What the field asks for; no part of the key.</summary>
    public required RecommendationRequest Request { get; init; }

    public bool Equals(RecommendationKey? other) => other is not null && other.Learner == Learner && ReferenceEquals(other.Field, Field);

    public override int GetHashCode() => Learner.GetHashCode();
}
