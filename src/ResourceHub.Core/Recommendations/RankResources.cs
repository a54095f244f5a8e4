using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Recommendations;

/// <summary>
/// Chooses the resources of a bundle from a pool: what does not fit is left out, the rest is scored part by part (see
/// <see cref="RecommendationOptions"/>), and each slot is filled best first, with regard to what is in it already. Pure and deterministic.
/// </summary>
internal sealed class RankResources(RecommendationOptions options)
{
    /// <summary>The gain that counts in full.</summary>
    const double FullGain = .20;

    static readonly BundleSlot[] Slots = [BundleSlot.Teach, BundleSlot.Practise, BundleSlot.Reassess];

    /// <summary>The bundle; a slot is empty where the pool has nothing for it.</summary>
    public Bundle Choose(IEnumerable<LearningResource> pool, BundleBrief brief)
    {
        var fitting = pool.Where(r => IsFit(r, brief)).ToArray();
        var offers = fitting.SelectMany(r => OffersOf(r, brief)).ToArray();
        var taken = new List<ResourceOffer>();
        // first what each resource serves best, then whatever is left
        foreach (var slot in Slots)
            Fill(slot, [.. offers.Where(o => o.Slot == slot && o.IsMadeForSlot)], brief, taken);
        foreach (var slot in Slots)
            Fill(slot, [.. offers.Where(o => o.Slot == slot)], brief, taken);
        foreach (var slot in Slots)
            Vary(slot, offers, brief, taken);
        return new Bundle(Of(BundleSlot.Teach), Of(BundleSlot.Practise), Of(BundleSlot.Reassess));

        IReadOnlyList<ResourceOffer> Of(BundleSlot slot) => [.. taken.Where(o => o.Slot == slot)];
    }

    IEnumerable<ResourceOffer> OffersOf(LearningResource resource, BundleBrief brief)
    {
        var offers = Slots.Select(slot => Score(resource, slot, brief)).OfType<ResourceOffer>().ToArray();
        return offers.Length == 0 ? offers : offers.Select(o => o with { IsMadeForSlot = o.TypeFit >= offers.Max(x => x.TypeFit) });
    }

    static bool IsFit(LearningResource resource, BundleBrief brief)
        => !resource.Withdrawn
            && !(brief.ToLearner && SlotFit.IsForTeachers(resource))
            && !(resource.TimeRequired > brief.Time)
            && brief.Learners.All(l => l.IsReadyFor(resource));

    void Fill(BundleSlot slot, List<ResourceOffer> candidates, BundleBrief brief, List<ResourceOffer> taken)
    {
        candidates.RemoveAll(c => taken.Exists(t => t.Resource.Id == c.Resource.Id));
        var chosen = taken.Where(t => t.Slot == slot).ToList();
        if (chosen.Count == 0)
            KeepOrDecline(candidates, brief);
        else
            candidates.RemoveAll(c => brief.Choices.On(c.Resource.Id) == false || c.Directness < AlignmentScope.Standard && chosen.Count > 1);
        while (chosen.Count < brief.Alternatives && candidates.Count > 0)
        {
            var next = Next(candidates, chosen, [.. taken.Where(t => t.Slot != slot)], slot);
            candidates.RemoveAll(c => c.Resource.Id == next.Resource.Id);
            chosen.Add(next);
            taken.Add(next);
        }
    }

    static void KeepOrDecline(List<ResourceOffer> candidates, BundleBrief brief)
    {
        if (candidates.Exists(c => brief.Choices.On(c.Resource.Id) != false))
            candidates.RemoveAll(c => brief.Choices.On(c.Resource.Id) == false);
        // the cluster's resources only where the skill itself and its standard have too few
        if (candidates.Count(c => c.Directness >= AlignmentScope.Standard) >= Math.Max(2, brief.Alternatives))
            candidates.RemoveAll(c => c.Directness < AlignmentScope.Standard);
    }

    // alternatives that are all of one kind give no choice: the last makes room for what differs
    void Vary(BundleSlot slot, ResourceOffer[] offers, BundleBrief brief, List<ResourceOffer> taken)
    {
        var chosen = taken.Where(t => t.Slot == slot).ToList();
        if (chosen.Count < 2 || chosen.Exists(c => Kind(c) != Kind(chosen[0])))
            return;
        var others = offers.Where(o => o.Slot == slot && o.Directness >= AlignmentScope.Standard && Kind(o) != Kind(chosen[0])
            && brief.Choices.On(o.Resource.Id) != false && !taken.Exists(t => t.Resource.Id == o.Resource.Id)).ToList();
        if (others.Count == 0)
            return;
        taken.Remove(chosen[^1]);
        taken.Add(Next(others, chosen[..^1], [.. taken.Where(t => t.Slot != slot)], slot));
    }

    ResourceOffer Next(List<ResourceOffer> candidates, List<ResourceOffer> chosen, List<ResourceOffer> taken, BundleSlot slot)
    {
        // the second must differ in kind from the first where anything does
        var open = chosen.Count == 1 && candidates.Exists(c => Kind(c) != Kind(chosen[0]))
            ? candidates.Where(c => Kind(c) != Kind(chosen[0]))
            : candidates;
        var next = open
            .Select(c => (Offer: c, Value: c.Score + Diversity(c, chosen, taken, slot) / WeightSum))
            .OrderByDescending(c => Math.Round(c.Value, 2))
            .ThenByDescending(c => c.Offer.PreferredMode is not null)
            .ThenByDescending(c => c.Value)
            .ThenBy(c => c.Offer.Resource.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Offer.Resource.ExternalId, StringComparer.Ordinal)
            .ThenBy(c => c.Offer.Resource.Id)
            .First().Offer;
        var elsewhere = slot == BundleSlot.Reassess && taken.Count > 0 && taken.TrueForAll(t => t.Resource.ProviderId != next.Resource.ProviderId);
        return next with
        {
            DiffersInKind = chosen.Count > 0 && Kind(next) != Kind(chosen[0]),
            DiffersInProvider = elsewhere || chosen.Count > 0 && next.Resource.ProviderId != chosen[0].Resource.ProviderId,
            ElsewhereThanLearning = elsewhere,
        };
    }

    double Diversity(ResourceOffer candidate, List<ResourceOffer> chosen, List<ResourceOffer> taken, BundleSlot slot)
    {
        // a measurement from elsewhere than the learning says more
        var beside = chosen.Count > 0 ? chosen : slot == BundleSlot.Reassess ? taken : [];
        if (beside.Count == 0)
            return options.DiversityWeight;
        var newProvider = beside.TrueForAll(b => b.Resource.ProviderId != candidate.Resource.ProviderId);
        var newKind = beside.TrueForAll(b => Kind(b) != Kind(candidate));
        var newModes = beside.TrueForAll(b => !b.Resource.AccessMode.SequenceEqual(candidate.Resource.AccessMode));
        return options.DiversityWeight * ((newProvider ? .5 : 0) + (newKind ? .35 : 0) + (newModes ? .15 : 0));
    }

    static LearningResourceType? Kind(ResourceOffer offer) => offer.Resource.LearningResourceType.Count == 0 ? null : offer.Resource.LearningResourceType[0];

    double WeightSum => options.AlignmentWeight + options.TypeWeight + options.SuccessWeight + options.LevelWeight + options.LanguageWeight + options.LicenceWeight
        + options.TimeWeight + options.NoveltyWeight + options.InterestWeight + options.ChoiceWeight + options.DiversityWeight;

    ResourceOffer? Score(LearningResource resource, BundleSlot slot, BundleBrief brief)
    {
        Alignment? best = null;
        var (directness, fit) = (0d, 0d);
        foreach (var alignment in resource.Alignments)
        {
            var direct = brief.Scope.Of(alignment.Skill);
            var suits = direct > 0 ? SlotFit.Of(resource, alignment.Role, slot) : 0;
            if (suits >= SlotFit.Least && (direct > directness || direct == directness && suits > fit))
                (best, directness, fit) = (alignment, direct, suits);
        }
        if (best is null)
            return null;
        var success = slot == BundleSlot.Teach ? null : ExpectedSuccess(resource, brief);
        var level = LevelFit(resource, brief);
        var interest = InterestMet(resource, brief);
        var gain = brief.GainOf(resource.Id);
        var sum = options.AlignmentWeight * directness
            // on top of the others: what nobody has measured is neither better nor worse for it
            + options.EffectWeight * Math.Clamp((gain ?? 0) / FullGain, -1, 1)
            + options.TypeWeight * fit
            + options.SuccessWeight * (success is { } p ? SuccessBand.Of(brief.Kind, slot).Fit(p) : .5)
            + options.LevelWeight * level
            + options.LanguageWeight * LanguageFit(resource, brief)
            + options.LicenceWeight * LicenceFit(resource)
            + options.TimeWeight * (brief.Time is null ? .5 : resource.TimeRequired is null ? .2 : 1)
            + options.NoveltyWeight * Novelty(resource, brief)
            + options.InterestWeight * (interest is null ? 0 : 1)
            + options.ChoiceWeight * brief.Choices.Leaning(resource);
        return new ResourceOffer(resource, slot, best.Skill, best.Role, directness, fit, Math.Round(Math.Clamp(sum / WeightSum, 0, 1), 4), success)
        {
            FitsLevel = level >= 1,
            HasHelped = gain > 0,
            FitsTime = brief.Time is not null && resource.TimeRequired <= brief.Time,
            Interest = interest,
            PreferredMode = PreferredModeOf(resource, brief),
            TakenBefore = brief.Choices.On(resource.Id) == true,
        };
    }

    /// <summary>On a typical task of all it is aligned to: the logistic of the mean logit, over the learners' mean.</summary>
    static double? ExpectedSuccess(LearningResource resource, BundleBrief brief)
    {
        var skills = resource.Alignments.Where(a => a.Role != AlignmentRole.Requires).Select(a => a.Skill).Distinct().ToArray();
        var (sum, count) = (0d, 0);
        foreach (var learner in brief.Learners)
        {
            foreach (var skill in skills)
            {
                if (learner.SuccessOf(skill) is not { } success)
                    continue;
                var p = Math.Clamp(success, .001, .999);
                sum += Math.Log(p / (1 - p));
                count++;
            }
        }
        return count == 0 ? null : Math.Round(1 / (1 + Math.Exp(-sum / count)), 4);
    }

    static double LevelFit(LearningResource resource, BundleBrief brief)
    {
        if (resource.EducationalLevel.Count == 0)
            return .4;
        var nearest = double.PositiveInfinity;
        foreach (var level in resource.EducationalLevel)
        {
            if (brief.Level is { } skills)
                nearest = Math.Min(nearest, Math.Abs(level.Number - skills));
            foreach (var learner in brief.Learners)
            {
                if (learner.Level is { } own)
                    nearest = Math.Min(nearest, Math.Abs(level.Number - own));
            }
        }
        return double.IsInfinity(nearest) ? .5 : 1 / (1 + Math.Floor(nearest));
    }

    static double LanguageFit(LearningResource resource, BundleBrief brief)
        => Mean(brief, learner => learner.Languages.Count == 0 || resource.InLanguage.Count == 0 ? .5
            : resource.InLanguage.Any(tag => learner.Languages.Any(own => SameLanguage(tag, own))) ? 1 : 0);

    static bool SameLanguage(string tag, string own)
        => tag.AsSpan(0, Primary(tag)).Equals(own.AsSpan(0, Primary(own)), StringComparison.OrdinalIgnoreCase);

    static int Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is var cut and >= 0 ? cut : tag.Length;

    static double LicenceFit(LearningResource resource)
        => (resource.IsAccessibleForFree == true ? .5 : 0) + (resource.License?.Allows?.Contains(LicensePermission.Share) == true ? .5 : 0);

    double Novelty(LearningResource resource, BundleBrief brief)
        => Mean(brief, learner => learner.Used.TryGetValue(resource.Id, out var used) ? Math.Clamp((brief.At - used) / options.NoveltyWindow, 0, 1) : 1);

    static string? InterestMet(LearningResource resource, BundleBrief brief)
    {
        foreach (var learner in brief.Learners)
        {
            foreach (var interest in learner.Interests)
            {
                if (resource.Keywords.Contains(interest, StringComparer.OrdinalIgnoreCase) || resource.About.Contains(interest, StringComparer.OrdinalIgnoreCase)
                    || HasWord(resource.Name, interest) || resource.Description is { } text && HasWord(text, interest))
                    return interest;
            }
        }
        return null;
    }

    static bool HasWord(string text, string word)
    {
        for (var at = 0; word.Length > 0 && (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }
        return false;
    }

    static AccessMode? PreferredModeOf(LearningResource resource, BundleBrief brief)
    {
        foreach (var mode in brief.Learners.SelectMany(l => l.PreferredAccessModes))
        {
            if (resource.AccessMode.Contains(mode) || resource.AccessModeSufficient.Any(set => set.Contains(mode)))
                return mode;
        }
        return null;
    }

    static double Mean(BundleBrief brief, Func<BundleLearner, double> of) => brief.Learners.Count == 0 ? .5 : brief.Learners.Average(of);
}
