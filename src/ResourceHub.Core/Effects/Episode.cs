using ResourceHub.Core.Learners.Model;

namespace ResourceHub.Core.Effects;

/// <summary>A learner's first work on a skill with a resource, and what the first answer from elsewhere 1 to 30 days later showed.</summary>
/// <param name="Learner">Number of the learner.</param>
/// <param name="Unit">The skill's unit.</param>
/// <param name="Resource">The resource; empty for work that names none.</param>
/// <param name="Thing">What the resource and its duplicates at other providers are.</param>
/// <param name="Before">Expected success on a typical item just before.</param>
/// <param name="Surprise">Score less what was expected of the item before; null where no such answer came.</param>
internal readonly record struct Episode(int Learner, int Unit, Guid Resource, Guid Thing, double Before, double? Surprise);

/// <summary>A piece of evidence with the resource that it came from.</summary>
/// <param name="Record">What the fold reads.</param>
/// <param name="Resource">The resource; empty for none.</param>
/// <param name="Thing">What the resource and its duplicates are.</param>
internal readonly record struct Worked(FoldRecord Record, Guid Resource, Guid Thing);

/// <summary>Reads episodes off one learner's evidence.</summary>
internal static class Episodes
{
    /// <summary>Sooner than this an answer may show what is only remembered from the resource.</summary>
    public static readonly TimeSpan Soonest = TimeSpan.FromDays(1);

    /// <summary>Later than this too much else has happened.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromDays(30);

    /// <summary>One episode for each skill and resource that the learner worked with.</summary>
    public static IReadOnlyList<Episode> Read(int learner, FoldContext context, IEnumerable<Worked> evidence)
    {
        var state = new LearnerState();
        var episodes = new List<Episode>();
        var begun = new HashSet<(int, Guid)>();
        var open = new Dictionary<int, List<(int Episode, long At)>>();
        foreach (var (record, resource, thing) in evidence.OrderBy(w => w.Record.Key))
        {
            var at = record.Key.At;
            if (record.Judgement is null)
            {
                if (record is { Exposure: false, Score: { } given })
                    Answer(record, record is { Attempts: > 1, Items: 1 } ? 0 : given, thing, at);
                foreach (var (unit, _) in record.Units)
                {
                    if ((resource == Guid.Empty && record.Exposure) || !begun.Add((unit, resource)))
                        continue;
                    if (!open.TryGetValue(unit, out var waiting))
                        open[unit] = waiting = [];
                    waiting.Add((episodes.Count, at));
                    episodes.Add(new(learner, unit, resource, thing, context.Model.ExpectedSuccess(state, context, unit, at), null));
                }
            }
            LearnerFold.Apply(state, context, record);
        }
        return episodes;

        void Answer(FoldRecord record, double score, Guid thing, long at)
        {
            foreach (var (unit, _) in record.Units)
            {
                if (!open.TryGetValue(unit, out var waiting))
                    continue;
                waiting.RemoveAll(w => at - w.At > Latest.Ticks);
                for (var i = waiting.Count - 1; i >= 0; i--)
                {
                    var episode = episodes[waiting[i].Episode];
                    if (at - waiting[i].At < Soonest.Ticks || (thing != Guid.Empty && thing == episode.Thing))
                        continue;
                    episodes[waiting[i].Episode] = episode with { Surprise = score - (record.Guess + (1 - record.Guess) * episode.Before) };
                    waiting.RemoveAt(i);
                }
            }
        }
    }
}
