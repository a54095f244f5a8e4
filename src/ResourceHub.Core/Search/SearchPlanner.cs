using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>Checks searches and turns them into queries: names become identifiers, skills become all skills that match, someone becomes what they have mastered.</summary>
sealed class SearchPlanner(Caller caller, ISkillGraphProvider skills, ICatalog catalog, LearnerStates learners)
{
    SkillGraph _graph = skills.Current;
    IReadOnlyDictionary<Guid, LearnerView> _views = new Dictionary<Guid, LearnerView>();

    /// <summary>Looks up what several searches share: all their learners in one command, and newer skills where a name is unknown.</summary>
    public async Task PrepareAsync(IReadOnlyList<SearchRequest> requests, CancellationToken cancellationToken)
    {
        foreach (var request in requests)
            SearchLimits.Check(request);
        var names = requests.SelectMany(r => (r.Search.Skills?.AnyOf ?? []).Concat(r.Search.ReadyFor?.MasteredSkills ?? []));
        if (names.Any(name => _graph.Resolve(name, SkillScope.Hub).IsUnknown))
            _graph = await skills.RefreshAsync(cancellationToken);
        Guid[] ids = [.. requests.Where(r => r.ReadyWith is null).Select(r => r.Search.ReadyFor?.Learner).OfType<Guid>().Distinct()];
        if (ids.Length > 0)
            _views = await learners.GetManyAsync(caller, _graph, ids, cancellationToken);
    }

    /// <summary>The query of a search; null where it asks for a learner whom the caller does not reach.</summary>
    public async Task<SearchPlan?> PlanAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var search = request.Search;
        IReadOnlySet<Guid>? ready = request.ReadyWith;
        if (ready is null && search.ReadyFor?.Learner is { } learner)
        {
            if (!_views.TryGetValue(learner, out var view))
                return null;
            ready = ReadinessRule.SkillsOf(_graph, view.IsSatisfied);
        }
        if (ready is null && search.ReadyFor?.MasteredSkills is { } mastered)
            ready = Mastered(mastered);
        var asked = Resolve(search.Skills?.AnyOf ?? [], "skills", "anyOf");
        var includesEducatorOnly = caller.SeesEducatorMaterial && !request.ForLearner;
        var cursors = SearchCursors.Of(request, includesEducatorOnly, caller.Organization);
        var terms = SearchTerms.AnyOf(search);
        if (search.IsPartOf is { } whole)
            terms.Add(new(IndexField.IsPartOf, await PartOfAsync(whole, cancellationToken)));
        var filter = new IndexFilter
        {
            Text = search.Text,
            Skills = [.. SkillFilters(request, asked)],
            ReadyWith = ready,
            AnyOf = terms,
            AllOf = SearchTerms.AllOf(search),
            WithoutHazards = search.WithoutHazards ?? [],
            AccessModeSufficient = search.AccessModeSufficient is { Count: > 0 } modes ? [.. modes.Select(m => m.ToWire())] : null,
            TextComplexity = [.. (search.TextComplexity ?? []).Select(t => new IndexMeasureRange(t.Name, t.Min, t.Max))],
            Age = search.Age,
            MinTimeRequired = search.MinTimeRequired,
            MaxTimeRequired = search.MaxTimeRequired,
            IsAccessibleForFree = search.IsAccessibleForFree,
            HasQuiz = search.HasQuiz,
            ModifiedSince = search.ModifiedSince,
            IncludeEducatorOnly = includesEducatorOnly,
        };
        var query = new IndexQuery
        {
            Filter = filter,
            Order = request.OrderBy,
            First = request.Page.First,
            After = cursors.Open(request.Page.After),
            WantsCursors = request.WantsCursors,
            WantsTotal = request.WantsTotal,
            WantsHighlights = request.WantsHighlights && !string.IsNullOrWhiteSpace(search.Text),
            Facets = [.. request.Facets.Select(SearchTerms.FieldOf)],
            FacetSize = request.FacetSize,
            CollapseDuplicates = search.CollapseDuplicates,
            WantsDidYouMean = request.WantsDidYouMean && !string.IsNullOrWhiteSpace(search.Text),
            EffectsOf = caller.Organization,
        };
        return new(query, _graph, asked.Select(s => _graph[s].Identifier).ToHashSet(), cursors);
    }

    IEnumerable<IndexSkillFilter> SkillFilters(SearchRequest request, IReadOnlyList<int> asked)
    {
        if (request.Skills is { } own)
            yield return new(own, request.Roles, Lasting: true);
        if (request.Search.Skills is { } filter)
        {
            var (all, roots) = SkillExpansion.Expand(_graph, asked, filter.IncludeDescendants, filter.IncludeExactMatches, filter.Before, filter.After);
            yield return new(all, [.. filter.Roles.Distinct()]) { Roots = roots };
        }
        if (request.Within is { } within)
        {
            var (all, roots) = _graph.Find(within) is { } skill ? SkillExpansion.WithDescendants(_graph, skill.Index) : ([], null);
            yield return new(all, SkillFilter.UsualRoles, Lasting: true) { Roots = roots };
        }
    }

    // what someone has mastered builds on what they must have mastered before
    IReadOnlySet<Guid> Mastered(IReadOnlyList<string> names)
    {
        var units = _graph.Units.Closure(Resolve(names, "readyFor", "masteredSkills").SelectMany(skill => ReadinessRule.UnitsAt(_graph, skill))).ToHashSet();
        return ReadinessRule.SkillsOf(_graph, units.Contains);
    }

    async Task<IReadOnlyList<string>> PartOfAsync(ResourceRef whole, CancellationToken cancellationToken)
        => await catalog.FindAsync(whole, cancellationToken) is { } found ? [.. found.OwnKeys.Select(k => k.ToString("N"))] : [];

    int[] Resolve(IReadOnlyList<string> names, params string[] path)
    {
        var skills = new int[names.Count];
        for (var i = 0; i < skills.Length; i++)
        {
            var found = _graph.Resolve(names[i], SkillScope.Hub);
            skills[i] = found.Skill?.Index ?? throw new HubException(found.Problem!.Code, found.Problem.Message, ["search", .. path, $"{i}"]);
        }
        return skills;
    }
}
