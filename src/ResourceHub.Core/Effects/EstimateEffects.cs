namespace ResourceHub.Core.Effects;

/// <summary>
/// Estimates effects from episodes. Each learner who used a resource is compared with those who worked on the same skill without it and started in the same band
/// within .10 of the same expected success (the nearest hundred); the effect is the mean difference of their surprises. Estimates are shrunk toward the precision-weighted mean of all resources of
/// their band (normal-normal, empirical Bayes; the spread between resources by the method of moments, DerSimonian and Laird 1986, at least .05; the mean itself leans on
/// one made-up resource without effect). Pure and deterministic.
/// </summary>
internal static class EstimateEffects
{
    /// <summary>Fewer learners than this, used or compared with, and there is no row.</summary>
    public const int LeastLearners = 10;

    const int MostMatches = 100;
    const double Caliper = .10;
    const double LeastSpread = .05;
    const double Interval = 1.96;

    /// <summary>The rows, by unit, resource and band.</summary>
    public static IReadOnlyList<EffectEstimate> Run(IReadOnlyList<Episode> episodes)
    {
        var raw = new List<Raw>();
        foreach (var unit in episodes.GroupBy(e => e.Unit).OrderBy(g => g.Key))
        {
            var users = unit.Where(e => e.Thing != Guid.Empty).GroupBy(e => e.Thing).ToDictionary(g => g.Key, g => g.Select(e => e.Learner).ToHashSet());
            var pools = unit.Where(e => e.Surprise is not null).GroupBy(e => StartingBands.Of(e.Before)).OrderBy(g => g.Key)
                .Select(g => (Band: g.Key, Episodes: g.OrderBy(e => e.Before).ThenBy(e => e.Learner).ThenBy(e => e.Resource).ToArray())).ToArray();
            foreach (var (band, pool) in pools)
            {
                foreach (var used in pool.Where(e => e.Resource != Guid.Empty).GroupBy(e => e.Resource).OrderBy(g => g.Key))
                {
                    if (used.Count() >= LeastLearners && Compare(used.ToArray(), pool, users[used.First().Thing]) is { } found)
                        raw.Add(found with { Unit = unit.Key, Resource = used.Key, Band = band });
                }
            }
        }
        return [.. raw.GroupBy(r => r.Band).OrderBy(g => g.Key).SelectMany(g => Shrink([.. g]))];
    }

    readonly record struct Raw(int Unit, Guid Resource, StartingBand Band, double Gain, double Variance, int Learners, int Controls);

    static Raw? Compare(Episode[] used, Episode[] pool, HashSet<int> users)
    {
        var others = pool.Where(e => !users.Contains(e.Learner)).ToArray();
        var effects = new List<double>();
        var controls = new Dictionary<int, double>();
        foreach (var one in used)
        {
            var matches = Nearest(others, one.Before);
            if (matches.Count == 0)
                continue;
            effects.Add(one.Surprise!.Value - matches.Average(m => m.Surprise!.Value));
            foreach (var match in matches)
                controls.TryAdd(match.Learner, match.Surprise!.Value);
        }
        if (effects.Count < LeastLearners || controls.Count < LeastLearners)
            return null;
        // those compared with serve several times: their own spread counts once more
        var variance = Variance(effects) / effects.Count + Variance(controls.Values) / controls.Count;
        return new(0, default, default, effects.Average(), Math.Max(variance, 1e-4), effects.Count, controls.Count);
    }

    // one episode for each learner, the nearest first
    static List<Episode> Nearest(Episode[] sorted, double before)
    {
        var (left, right) = (Array.FindLastIndex(sorted, e => e.Before < before), 0);
        right = left + 1;
        var matches = new List<Episode>(MostMatches);
        while (matches.Count < MostMatches)
        {
            var down = left >= 0 ? before - sorted[left].Before : double.PositiveInfinity;
            var up = right < sorted.Length ? sorted[right].Before - before : double.PositiveInfinity;
            if (Math.Min(down, up) > Caliper)
                break;
            var next = down < up ? sorted[left--] : sorted[right++];
            if (!matches.Exists(m => m.Learner == next.Learner))
                matches.Add(next);
        }
        return matches;
    }

    static IEnumerable<EffectEstimate> Shrink(Raw[] rows)
    {
        // the resource without effect has the spread of a coarse estimate
        var known = rows.Select(r => (r.Gain, r.Variance)).Append((Gain: 0d, Variance: .01)).ToArray();
        var weight = known.Sum(k => 1 / k.Variance);
        var fixedMean = known.Sum(k => k.Gain / k.Variance) / weight;
        var excess = known.Sum(k => (k.Gain - fixedMean) * (k.Gain - fixedMean) / k.Variance) - (known.Length - 1);
        var scale = weight - known.Sum(k => 1 / (k.Variance * k.Variance)) / weight;
        var spread = Math.Max(LeastSpread * LeastSpread, scale > 0 ? excess / scale : 0);
        var mean = known.Sum(k => k.Gain / (k.Variance + spread)) / known.Sum(k => 1 / (k.Variance + spread));
        foreach (var row in rows)
        {
            var variance = 1 / (1 / row.Variance + 1 / spread);
            var gain = variance * (row.Gain / row.Variance + mean / spread);
            var half = Interval * Math.Sqrt(variance);
            yield return new(row.Unit, row.Resource, row.Band, Bounded(gain), Bounded(gain - half), Bounded(gain + half), row.Learners, row.Controls);
        }
    }

    static double Bounded(double value) => Math.Round(Math.Clamp(value, -1, 1), 4);

    static double Variance(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }
}

/// <summary>An estimate for a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Band">Where the learners stood.</param>
/// <param name="Gain">Shrunk gain.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Learners">How many used it.</param>
/// <param name="Controls">How many they were compared with.</param>
internal sealed record EffectEstimate(int Unit, Guid Resource, StartingBand Band, double Gain, double Low, double High, int Learners, int Controls);
