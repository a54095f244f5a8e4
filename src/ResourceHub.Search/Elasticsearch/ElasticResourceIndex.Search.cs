using System.Globalization;
using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Client;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch;

public sealed partial class ElasticResourceIndex
{
    /// <summary>The part of a try's time that the server may search, so that it answers in part before it is given up.</summary>
    const double ShareOfServer = .8;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexResult>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        if (queries.Count == 0)
            return [];
        var cursors = queries.Select(q => q.After is { } after ? ElasticCursor.Parse(after, _clock.GetUtcNow()) : null).ToArray();
        var bodies = await BuildAsync(queries, cancellationToken);
        var results = new IndexResult[queries.Count];
        var first = Enumerable.Range(0, queries.Count).Where(i => cursors[i] is null).ToArray();
        if (first.Length > 0)
        {
            // one point in time for all that give cursors: they see one state of the index
            var point = first.Any(i => Pins(queries[i])) ? await OpenAsync(cancellationToken) : null;
            var goesOn = false;
            try
            {
                var answers = await AskAsync([.. first.Select(i => bodies[i] with
                {
                    Size = SizeOf(queries[i]),
                    PointInTime = Pins(queries[i]) ? point : null,
                })], cancellationToken);
                for (var i = 0; i < first.Length; i++)
                {
                    var at = first[i];
                    results[at] = await FirstPageAsync(queries[at], bodies[at], answers[i], Pins(queries[at]) ? point : null, cancellationToken);
                }
                goesOn = first.Any(i => results[i].HasNext && Pins(queries[i]));
            }
            finally
            {
                // no cursor names it
                if (point is not null && !goesOn)
                    Close(point);
            }
        }
        for (var i = 0; i < queries.Count; i++)
        {
            if (cursors[i] is { } cursor)
                results[i] = await NextPageAsync(queries[i], bodies[i], cursor, cancellationToken);
        }
        return results;
    }

    // one more than asked for, to know whether there is more; and some in place of copies, so that one round trip is enough
    static int SizeOf(IndexQuery query) => query.First == 0 ? 0 : query.First + 1 + (query.CollapseDuplicates ? 4 + query.First / 4 : 0);

    static bool Pins(IndexQuery query) => query is { WantsCursors: true, First: > 0 };

    async Task<IndexResult> FirstPageAsync(IndexQuery query, SearchBody body, SearchAnswer answer, string? point, CancellationToken cancellationToken)
    {
        var wanted = query.First + 1;
        var size = SizeOf(query);
        var hits = answer.Hits!.Hits;
        var page = new List<HitAnswer>(hits.Count);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var partial = answer;
        while (true)
        {
            // from the first hit on, the first of a group is its best
            page.AddRange(hits.Where(h => !query.CollapseDuplicates || GroupOf(h) is not { } group || groups.Add(group)));
            if (query.First == 0 || page.Count >= wanted || hits.Count < size)
                break;
            var more = (await AskAsync([body with { Size = size, After = hits[^1].Sort.GetRawText(), PointInTime = point, Aggregations = [], Total = false }], cancellationToken))[0];
            partial = IncompleteOf(more) is null ? partial : more;
            hits = more.Hits!.Hits;
        }
        var hasNext = query.First == 0 ? answer.Hits.Total!.Value > 0 : page.Count > query.First;
        var result = Show(query, [.. page.Take(query.First)], hasNext, hasNext ? point : null, answer, partial);
        return query.WantsDidYouMean && answer.Hits.Total!.Value < IndexQuery.FewHits && !string.IsNullOrWhiteSpace(query.Filter.Text)
            ? result with { DidYouMean = await new SpellingRun(AskAsync, query.Filter).CorrectAsync(answer.Hits.Total.Value, cancellationToken) }
            : result;
    }

    /// <summary>Goes on in a pinned ranking, and leaves out what no longer matches.</summary>
    async Task<IndexResult> NextPageAsync(IndexQuery query, SearchBody body, ElasticCursor cursor, CancellationToken cancellationToken)
    {
        var point = cursor.PointInTime;
        var after = cursor.Sort;
        var wanted = query.First + 1;
        var page = new List<HitAnswer>();
        SearchAnswer? counted = null;
        SearchAnswer? partial = null;
        if (query.WantsTotal || query.Facets.Count > 0 || query.First == 0)
            partial = counted = (await AskAsync([body with { Size = 0 }], cancellationToken))[0];
        var isOver = query.First == 0;
        while (!isOver && page.Count < wanted)
        {
            var ranked = (await AskAsync([body with { Size = wanted, After = after, PointInTime = point, Total = false, Aggregations = [] }], cancellationToken))[0];
            IReadOnlyList<HitAnswer> hits = ranked.Hits!.Hits;
            partial = IncompleteOf(ranked) is null ? partial : ranked;
            isOver = hits.Count < wanted;
            if (hits.Count == 0)
                break;
            after = hits[^1].Sort.GetRawText();
            hits = query.CollapseDuplicates ? await BestOfGroupsAsync(body, hits, point, cancellationToken) : hits;
            page.AddRange(point is null ? hits : await StillThereAsync(body, hits, cancellationToken));
        }
        var hasNext = query.First == 0 ? counted?.Hits?.Total?.Value > 0 : page.Count > query.First;
        return Show(query, [.. page.Take(query.First)], hasNext, point, counted, partial ?? counted);
    }

    // a hit whose better copy stood on an earlier page was counted there
    async Task<IReadOnlyList<HitAnswer>> BestOfGroupsAsync(SearchBody body, IReadOnlyList<HitAnswer> hits, string? point, CancellationToken cancellationToken)
    {
        string[] groups = [.. hits.Select(GroupOf).OfType<string>().Distinct()];
        if (groups.Length == 0)
            return hits;
        var best = (await AskAsync([SearchBuilder.BestOf(body, groups, point)], cancellationToken))[0].Hits!.Hits.Select(h => h.Id).ToHashSet();
        return [.. hits.Where(h => GroupOf(h) is null || best.Contains(h.Id))];
    }

    async Task<IEnumerable<HitAnswer>> StillThereAsync(SearchBody body, IReadOnlyList<HitAnswer> hits, CancellationToken cancellationToken)
    {
        if (hits.Count == 0)
            return [];
        var now = (await AskAsync([SearchBuilder.Among(body, [.. hits.Select(h => h.Id)])], cancellationToken))[0].Hits!.Hits.ToDictionary(h => h.Id);
        return hits.Where(h => now.ContainsKey(h.Id)).Select(h => now[h.Id] with { Sort = h.Sort });
    }

    static string? GroupOf(HitAnswer hit) => hit.Fields?.GetValueOrDefault("group") is [var group, ..] ? group : null;

    IndexResult Show(IndexQuery query, IReadOnlyList<HitAnswer> hits, bool hasNext, string? point, SearchAnswer? counted, SearchAnswer? asked)
    {
        var at = _clock.GetUtcNow().UtcTicks;
        var copies = counted?.Aggregations?.GetValueOrDefault(CopiesAggregation.AnswerName);
        var total = (counted?.Hits?.Total?.Value ?? 0) - (copies is { Groups: { } groups } ? copies.DocCount - groups.Value : 0);
        return new(
            [.. hits.Select(h => Show(query, h, query.WantsCursors ? new ElasticCursor(at, SortOf(h, point), point).ToString() : null))],
            query.WantsTotal ? (int)Math.Min(int.MaxValue, total) : 0,
            TotalIsLowerBound: counted?.Hits?.Total?.Relation == "gte",
            hasNext,
            [.. query.Facets.Select(field => FacetReader.Read(field, query.FacetSize, counted?.Aggregations?.GetValueOrDefault(field.ToString())))])
        {
            Partial = asked is null ? null : IncompleteOf(asked),
        };
    }

    static IndexHit Show(IndexQuery query, HitAnswer hit, string? cursor)
        => new(Guid.Parse(hit.Id), query.Order == ResourceOrder.Relevance && hit.Sort[0].ValueKind == JsonValueKind.Number ? hit.Sort[0].GetDouble() : 0)
        {
            Cursor = cursor,
            Highlights = query.WantsHighlights ? Highlights.Read(hit) : [],
        };

    // a point in time may sort by a third value of its own
    static string SortOf(HitAnswer hit, string? point)
        => point is not null || hit.Sort.GetArrayLength() == 2 ? hit.Sort.GetRawText() : $"[{hit.Sort[0].GetRawText()},{hit.Sort[1].GetRawText()}]";

    static string? IncompleteOf(SearchAnswer answer)
        => answer.Shards is { Failed: > 0 } shards ? string.Create(CultureInfo.InvariantCulture, $"{shards.Failed} of {shards.Total} parts of the index did not answer")
            : answer.TimedOut ? "the search server stopped searching before it had seen everything"
            : null;

    async Task<SearchBody[]> BuildAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        var most = (int)(_client.Options.TrySeconds * 1000 * ShareOfServer);
        IReadOnlyList<string>? required = null;
        var bodies = new SearchBody[queries.Count];
        for (var i = 0; i < bodies.Length; i++)
        {
            IReadOnlyCollection<string>? missing = null;
            if (queries[i].Filter.ReadyWith is { Count: > FilterClauses.MostReady } mastered)
            {
                // too many for one set: ask what resources require at all, and leave out those that require something else
                required ??= await RequiredSkillsAsync(cancellationToken);
                missing = [.. required.Where(skill => !mastered.Contains(Guid.Parse(skill)))];
            }
            bodies[i] = SearchBuilder.Build(queries[i], most, missing);
        }
        return bodies;
    }

    async Task<IReadOnlyList<string>> RequiredSkillsAsync(CancellationToken cancellationToken)
    {
        const int MostSkills = 65_000;
        var body = new SearchBody
        {
            Query = new ExistsQuery("required"), KeepAlive = SearchBuilder.KeepAlive, Aggregations = [new FacetAggregation("required", null, "required", null, MostSkills)],
        };
        var answer = (await AskAsync([body], cancellationToken))[0];
        return IncompleteOf(answer) is { } why ? throw ElasticClient.Unavailable(why) : [.. answer.Aggregations!["required"].Keys!.Buckets.Select(b => b.Key)];
    }

    /// <summary>Sends searches in one round trip; one that failed as a whole ends all.</summary>
    async Task<IReadOnlyList<SearchAnswer>> AskAsync(IReadOnlyList<SearchBody> bodies, CancellationToken cancellationToken)
    {
        var call = SearchBody.Many(_alias, bodies);
        var answers = ElasticClient.Read(call, await _client.RequireAsync(call, cancellationToken), ElasticJson.Default.MultiSearchAnswer).Responses;
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Error is { } error)
                throw ErrorOf(bodies[i], error, answers[i].Status ?? 0);
        }
        return answers;
    }

    static HubException ErrorOf(SearchBody body, ErrorCause error, int status)
    {
        if (body.PointInTime is not null && error.Has("search_context_missing_exception", "index_not_found_exception"))
            return ElasticCursor.Expired();
        // what the cursor brought back is all that a sender can have spoilt
        if (body.After is not null && status == 400)
            return ElasticCursor.Invalid();
        return ElasticClient.Unavailable(error.Has("index_not_found_exception")
            ? "the index is not there; the hub makes it anew, or an operator does with resourcehub reindex"
            : $"the search server answered {error.Summary}");
    }

    /// <summary>A point in time; null where the server has as many as it takes: then pages are not pinned.</summary>
    async Task<string?> OpenAsync(CancellationToken cancellationToken)
    {
        var call = (await _client.DialectAsync(cancellationToken)).OpenPointInTime(_alias, SearchBuilder.KeepAlive);
        var answer = await _client.SendAsync(call, cancellationToken);
        if (!answer.IsSuccess)
        {
            return ElasticClient.ErrorOf(answer)?.Has("index_not_found_exception") is true
                ? throw ErrorOf(new() { Query = new MatchAllQuery(), KeepAlive = "" }, new("index_not_found_exception", null), answer.Status)
                : null;
        }
        var opened = ElasticClient.Read(call, answer, ElasticJson.Default.PointInTimeAnswer);
        return opened.Id ?? opened.PitId;
    }

    // nobody waits for it, and it ends by itself
    async void Close(string point)
    {
        try
        {
            var dialect = await _client.DialectAsync(CancellationToken.None);
            await _client.SendAsync(dialect.ClosePointInTime(point), CancellationToken.None);
        }
        catch (Exception problem) when (problem is HubException or ObjectDisposedException or OperationCanceledException)
        {
            return;
        }
    }
}
