using ResourceHub.Core.Recommendations;

namespace ResourceHub.Core.Groups;

/// <summary>A group as it was formed: members are places in the list of learners.</summary>
internal sealed record FormedGroup(int Unit, NextStep Kind, IReadOnlyList<int> Members);

/// <summary>
/// Forms groups of learners who share a next step: greedy maximum coverage (Nemhauser, Wolsey, Fisher 1978). Each round takes the skill that serves
/// most learners who have no group yet (a further group on the same skill counts half); between equals the one that stands higher in their own lists,
/// then the code. The same input gives the same groups.
/// </summary>
internal static class FormGroups
{
    /// <summary>How far down a learner's list a shared skill may stand.</summary>
    public const int Depth = 6;

    /// <summary>At most <paramref name="max"/> groups of 2 to <paramref name="maxSize"/> learners, in the order they were formed.</summary>
    public static IReadOnlyList<FormedGroup> Form(IReadOnlyList<IReadOnlyList<Step>> steps, int max, int maxSize, Func<int, string> code)
    {
        var wishes = new Dictionary<int, List<(int Learner, double Wish, NextStep Kind)>>();
        for (var learner = 0; learner < steps.Count; learner++)
        {
            var top = steps[learner].Count == 0 ? 0 : steps[learner].Max(s => s.Score);
            foreach (var step in steps[learner].Take(Depth))
            {
                if (!wishes.TryGetValue(step.Unit, out var list))
                    wishes[step.Unit] = list = [];
                list.Add((learner, top <= 0 ? 1 : step.Score / top, step.Kind));
            }
        }
        var groups = new List<FormedGroup>();
        var placed = new HashSet<int>();
        var taken = new HashSet<int>();
        // a class of one is served as well
        var least = Math.Min(Math.Min(2, maxSize), steps.Count);
        while (groups.Count < max)
        {
            var best = wishes
                .Select(w => (Unit: w.Key, Members: w.Value.Where(l => !placed.Contains(l.Learner)).OrderByDescending(l => l.Wish).ThenBy(l => l.Learner).Take(maxSize).ToArray()))
                .Where(w => w.Members.Length >= least && w.Members.Length > 0)
                .OrderByDescending(w => w.Members.Length * (taken.Contains(w.Unit) ? 1 : 2))
                .ThenByDescending(w => Math.Round(w.Members.Sum(m => m.Wish), 9))
                .ThenBy(w => code(w.Unit), StringComparer.Ordinal)
                .ThenBy(w => w.Unit)
                .FirstOrDefault();
            if (best.Members is null)
                break;
            taken.Add(best.Unit);
            placed.UnionWith(best.Members.Select(m => m.Learner));
            groups.Add(new(best.Unit, KindOf(best.Members.Select(m => m.Kind)), [.. best.Members.Select(m => m.Learner).Order()]));
        }
        return groups;
    }

    // what most of them need; between equals what goes deepest
    static NextStep KindOf(IEnumerable<NextStep> kinds)
        => kinds.GroupBy(k => k).OrderByDescending(g => g.Count()).ThenBy(g => g.Key switch
        {
            NextStep.Repair => 0,
            NextStep.Learn => 1,
            NextStep.Probe => 2,
            NextStep.Review => 3,
            _ => 4,
        }).First().Key;
}
