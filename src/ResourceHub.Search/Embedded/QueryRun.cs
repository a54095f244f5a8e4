using System.Buffers;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>Answers one query over one view; only what is wanted is computed.</summary>
sealed class QueryRun(View view, SearchReader reader, TextCache texts, PinnedRankings rankings, Spellings spellings)
{
    const float QualityWeight = .1f;
    const float HalfText = 5f;

    public IndexResult Answer(IndexQuery query)
    {
        var filter = query.Filter;
        TextQuery? words = null;
        TextHits? text = null;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            words = TextQuery.Parse(filter.Text);
            text = words is null ? TextHits.None : texts.GetOrAdd(words.Expression, view, () => reader.Find(words, view));
        }
        using var run = new FilterRun(view, filter, text);
        var matches = Bits.Count(run.All.AsSpan(0, view.Words));
        var total = matches - (query.CollapseDuplicates ? Duplicates.Surplus(view, run.All) : 0);
        var page = query.First > 0 || query.After is not null ? PageOf(query, run, text, total) : new([], [], HasNext: total > 0);
        return new(
            Show(query, page, words),
            query.WantsTotal ? total : 0,
            TotalIsLowerBound: false,
            page.HasNext,
            [.. query.Facets.Select(field => Facet(run, field, query.FacetSize))])
        {
            DidYouMean = query.WantsDidYouMean && words is not null && matches < IndexQuery.FewHits
                ? new SpellingRun(view, reader, texts, spellings).Correct(filter, matches)
                : null,
        };
    }

    sealed record Page(List<int> Ordinals, List<string?> Cursors, bool HasNext)
    {
        public float[] Scores { get; init; } = [];
    }

    Page PageOf(IndexQuery query, FilterRun run, TextHits? text, int total)
    {
        if (query.After is { } cursor)
            return NextPage(query, run, text, cursor);
        var most = query.WantsCursors ? PinnedRankings.MostIds : Math.Min(query.First, PinnedRankings.MostIds);
        var scores = ScoreFor(query, run.All, text);
        var shown = run.All;
        try
        {
            if (query.CollapseDuplicates)
                shown = Duplicates.Best(view, run.All, ordinal => KeyOf(query.Order, ordinal, scores));
            var ranked = Rank(query.Order, shown, scores, Math.Min(most, total));
            var count = Math.Min(query.First, ranked.Length);
            var cursors = new List<string?>(count);
            if (query.WantsCursors)
            {
                var ids = new Guid[ranked.Length];
                for (var i = 0; i < ids.Length; i++)
                    ids[i] = view.Columns.Resources[ranked[i]];
                var ranking = rankings.Pin(ids, isCut: total > ids.Length);
                for (var i = 0; i < count; i++)
                    cursors.Add(ranking.CursorAt(i + 1));
            }
            return new([.. ranked.AsSpan(0, count)], cursors, total > count) { Scores = ScoresOf(ranked.AsSpan(0, count), scores) };
        }
        finally
        {
            if (shown != run.All)
                Bits.Return(shown);
            if (scores is not null)
                ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>Goes on in a pinned ranking: what still matches of it, then, where it was cut, the rest in the order of its keys.</summary>
    Page NextPage(IndexQuery query, FilterRun run, TextHits? text, string cursor)
    {
        var (ranking, position, key) = rankings.Find(cursor);
        var ordinals = new List<int>();
        var cursors = new List<string?>();
        // one more than asked for, to know whether there is more
        var wanted = query.First + 1;
        if (key is null)
        {
            for (; position < ranking.Ids.Length && ordinals.Count < wanted; position++)
            {
                var ordinal = view.Columns.Find(ranking.Ids[position]);
                if (ordinal < 0 || ordinal >= view.Count || !Bits.Has(run.All, ordinal))
                    continue;
                ordinals.Add(ordinal);
                cursors.Add(ranking.CursorAt(position + 1));
            }
        }
        if (ranking.IsCut && ordinals.Count < wanted)
        {
            var rest = new TopRanked(wanted - ordinals.Count, view.Columns);
            // behind the pinned ones all rank alike, so that of duplicates the first by key is the best
            var shown = query.CollapseDuplicates ? Duplicates.Best(view, run.All, ordinal => ranking.Has(view.Columns.Resources[ordinal]) ? 1 : 0) : run.All;
            foreach (var ordinal in Bits.All(shown.AsSpan(0, view.Words)))
            {
                var id = view.Columns.Resources[ordinal];
                if ((key is null || id.CompareTo(key.Value) > 0) && !ranking.Has(id))
                    rest.Offer(0, ordinal);
            }
            if (shown != run.All)
                Bits.Return(shown);
            foreach (var ordinal in rest.Take())
            {
                ordinals.Add(ordinal);
                cursors.Add(ranking.CursorAt(view.Columns.Resources[ordinal]));
            }
        }
        var hasNext = ordinals.Count == wanted;
        if (hasNext)
        {
            ordinals.RemoveAt(query.First);
            cursors.RemoveAt(query.First);
        }
        var scores = ScoreFor(query, run.All, text);
        try
        {
            return new(ordinals, cursors, hasNext) { Scores = ScoresOf([.. ordinals], scores) };
        }
        finally
        {
            if (scores is not null)
                ArrayPool<float>.Shared.Return(scores);
        }
    }

    static float[] ScoresOf(ReadOnlySpan<int> ordinals, float[]? scores)
    {
        var own = new float[ordinals.Length];
        for (var i = 0; i < own.Length && scores is not null; i++)
            own[i] = scores[ordinals[i]];
        return own;
    }

    int[] Rank(ResourceOrder order, ulong[] bits, float[]? scores, int most)
    {
        var top = new TopRanked(most, view.Columns);
        foreach (var ordinal in Bits.All(bits.AsSpan(0, view.Words)))
            top.Offer(KeyOf(order, ordinal, scores), ordinal);
        return top.Take();
    }

    long KeyOf(ResourceOrder order, int ordinal, float[]? scores) => order switch
    {
        ResourceOrder.Newest => view.Columns.Scalars[ordinal].Modified,
        ResourceOrder.Shortest => view.Columns.Scalars[ordinal].Seconds is var seconds && seconds < 0 ? long.MinValue : -seconds,
        // scores are never negative, and then their bits rise with them
        _ => BitConverter.SingleToInt32Bits(scores![ordinal]),
    };

    /// <summary>What an order goes by, where that is no fact of the document alone; give the array back.</summary>
    float[]? ScoreFor(IndexQuery query, ulong[] bits, TextHits? text) => query.Order switch
    {
        ResourceOrder.Relevance => Score(query, bits, text),
        ResourceOrder.Effectiveness => Gains(query, bits),
        _ => null,
    };

    // 1 to 3 for a gain of -1 to 1, 0 where nothing was measured
    float[] Gains(IndexQuery query, ulong[] bits)
    {
        var gains = ArrayPool<float>.Shared.Rent(Math.Max(1, view.Count));
        gains.AsSpan(0, view.Count).Clear();
        AddEffects(query, bits, gains, gain => 2 + gain);
        return gains;
    }

    void AddEffects(IndexQuery query, ulong[] bits, float[] scores, Func<float, float> worth)
    {
        if (query.EffectsOf is not { } organization || !view.Columns.Effects.TryGetValue(organization, out var effects))
            return;
        foreach (var (ordinal, gain) in effects.Items)
        {
            if (ordinal < view.Count && Bits.Has(bits, ordinal))
                scores[ordinal] += worth(Math.Clamp(gain, -1, 1));
        }
    }

    /// <summary>Relevance of each document in the set; give the array back.</summary>
    float[] Score(IndexQuery query, ulong[] bits, TextHits? text)
    {
        var filter = query.Filter;
        var scores = ArrayPool<float>.Shared.Rent(Math.Max(1, view.Count));
        var scalars = view.Columns.Scalars.Items;
        foreach (var ordinal in Bits.All(bits.AsSpan(0, view.Words)))
            scores[ordinal] = QualityWeight / 255 * scalars[ordinal].Quality;
        if (text is not null)
        {
            for (var i = 0; i < text.Ordinals.Length; i++)
                scores[text.Ordinals[i]] += text.Scores[i] / (text.Scores[i] + HalfText);
        }
        foreach (var skills in filter.Skills)
            AddDirectness(scores, bits, skills);
        AddEffects(query, bits, scores, gain => Math.Max(0, gain));
        return scores;
    }

    // from the most direct skill down, each document counts at its first
    void AddDirectness(float[] scores, ulong[] bits, IndexSkillFilter filter)
    {
        var rest = ArrayPool<ulong>.Shared.Rent(view.Words);
        bits.AsSpan(0, view.Words).CopyTo(rest);
        foreach (var skill in filter.Skills.OrderByDescending(s => s.Directness))
        {
            if (!view.Columns.TryFindSkill(skill.Identifier, out var number))
                continue;
            foreach (var role in filter.Roles)
            {
                foreach (var ordinal in view.Columns.AlignedTo(role, number))
                {
                    if (ordinal >= view.Count)
                        break;
                    if (!Bits.Has(rest, ordinal))
                        continue;
                    Bits.Remove(rest, ordinal);
                    scores[ordinal] += (float)skill.Directness;
                }
            }
        }
        Bits.Return(rest);
    }

    IndexHit[] Show(IndexQuery query, Page page, TextQuery? words)
    {
        var hits = new IndexHit[page.Ordinals.Count];
        for (var i = 0; i < hits.Length; i++)
        {
            var ordinal = page.Ordinals[i];
            hits[i] = new(view.Columns.Resources[ordinal], page.Scores[i])
            {
                Cursor = i < page.Cursors.Count ? page.Cursors[i] : null,
                Highlights = query.WantsHighlights && words is not null ? reader.Highlights(words, view.Columns.Rows[ordinal]) : [],
            };
        }
        return hits;
    }

    IndexFacet Facet(FilterRun run, IndexField field, int size)
    {
        if (!run.Narrows(field))
            return FacetCounter.Count(view, field, run.All.AsSpan(0, view.Words), size);
        var bits = run.Combine(except: field);
        var facet = FacetCounter.Count(view, field, bits.AsSpan(0, view.Words), size);
        Bits.Return(bits);
        return facet;
    }
}
