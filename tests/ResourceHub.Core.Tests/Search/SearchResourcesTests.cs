using NSubstitute;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Tests.Recommendations;

namespace ResourceHub.Core.Tests.Search;

public sealed class SearchResourcesTests
{
    readonly IResourceIndex _index = Substitute.For<IResourceIndex>();
    readonly ISkillGraphProvider _skills = Substitute.For<ISkillGraphProvider>();
    readonly ICatalog _catalog = Substitute.For<ICatalog>();
    readonly IProviders _providers = Substitute.For<IProviders>();
    readonly ILearnerStore _learners = Substitute.For<ILearnerStore>();
    readonly IEvidenceStore _evidence = Substitute.For<IEvidenceStore>();
    readonly SearchResources _search;
    IReadOnlyList<IndexQuery> _asked = [];
    Func<IndexQuery, IndexResult> _answer = _ => new([], 0, false, false, []);

    public SearchResourcesTests()
    {
        _skills.Current.Returns(Fractions.Graph);
        _skills.RefreshAsync(default).ReturnsForAnyArgs(Fractions.Graph);
        _providers.ListAsync(default).ReturnsForAnyArgs([new Provider { Id = Guid.NewGuid(), Slug = "one", Name = "One and all" }]);
        _index.SearchManyAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            _asked = call.Arg<IReadOnlyList<IndexQuery>>();
            return _asked.Select(_answer).ToArray();
        });
        _search = new(_index, _skills, _catalog, new(_providers, TimeProvider.System), new LearnerStates(_learners, _evidence, new ModelOptions(), TimeProvider.System));
    }

    Task<SearchResult?> Search(ResourceSearch search, Caller? caller = null, Func<SearchRequest, SearchRequest>? change = null)
    {
        var request = new SearchRequest { Search = search };
        return _search.SearchAsync(caller ?? Caller.System(), change is null ? request : change(request), default);
    }

    async Task<IndexFilter> FilterOf(ResourceSearch search, Caller? caller = null, Func<SearchRequest, SearchRequest>? change = null)
    {
        await Search(search, caller, change);
        return Assert.Single(_asked).Filter;
    }

    async Task<HubException> Refusal(ResourceSearch search, Func<SearchRequest, SearchRequest>? change = null)
        => await Assert.ThrowsAsync<HubException>(() => Search(search, change: change));

    [Fact]
    public async Task Any_number_of_searches_is_one_call_of_the_index()
    {
        await _search.SearchManyAsync(Caller.System(), [.. Enumerable.Range(0, 30).Select(i => new SearchRequest { Search = new() { Text = $"t{i}" } })], default);
        await _index.ReceivedWithAnyArgs(1).SearchManyAsync(default!, default);
        Assert.Equal(30, _asked.Count);
    }

    [Fact]
    public async Task Nothing_is_recommended_from_an_answer_in_part()
    {
        _answer = _ => new([], 0, false, false, []) { Partial = "1 of 2 parts did not answer" };
        var refusal = await Assert.ThrowsAsync<HubException>(() => _search.FindManyAsync(Caller.System(), [new SearchRequest()], default));
        Assert.Equal("SEARCH_UNAVAILABLE", refusal.Code);
        Assert.Contains("1 of 2 parts", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1 of 2 parts did not answer", (await Search(new()))!.Partial);
    }

    [Fact]
    public async Task Educators_material_is_left_to_callers_who_may_see_it()
    {
        Assert.False((await FilterOf(new(), Caller.Anonymous)).IncludeEducatorOnly);
        Assert.False((await FilterOf(new(), new Caller(Role.Learner, new HashSet<Scope> { Scope.CatalogRead }))).IncludeEducatorOnly);
        Assert.True((await FilterOf(new(), new Caller(Role.Teacher, new HashSet<Scope> { Scope.CatalogRead }))).IncludeEducatorOnly);
        Assert.False((await FilterOf(new(), change: r => r with { ForLearner = true })).IncludeEducatorOnly);
    }

    [Fact]
    public async Task Skills_are_found_by_any_name_and_expanded()
    {
        var skills = Assert.Single((await FilterOf(new() { Skills = new() { AnyOf = ["f.3"], Roles = [AlignmentRole.Teaches] } })).Skills);
        Assert.Equal([AlignmentRole.Teaches], skills.Roles);
        Assert.False(skills.Lasting);
        Assert.Contains(new IndexSkill(Fractions.Id("F.3"), 1), skills.Skills);
        Assert.Contains(new IndexSkill(Fractions.Id("F.3.b"), .8), skills.Skills);
    }

    [Fact]
    public async Task An_unknown_skill_is_refused_by_its_place_after_a_look_at_newer_frameworks()
    {
        var refusal = await Refusal(new() { Skills = new() { AnyOf = ["F.1", "nonsense"] } });
        Assert.Equal("SKILL_NOT_FOUND", refusal.Code);
        Assert.Equal(["search", "skills", "anyOf", "1"], refusal.Path);
        await _skills.ReceivedWithAnyArgs(1).RefreshAsync(default);
    }

    [Fact]
    public async Task What_mastered_skills_build_on_counts_as_mastered()
    {
        var ready = (await FilterOf(new() { ReadyFor = new(null, ["F.3.a"]) }, Caller.Anonymous)).ReadyWith!;
        Assert.Equal(new[] { "F.1", "F.2", "F.3.a", "X.3.a" }.Select(Fractions.Id).Order(), ready.Order());
    }

    [Fact]
    public async Task A_learner_is_ready_with_what_is_mastered_or_presumed()
    {
        var learner = Fractions.Learner(level: 5);
        _learners.WithStatesAsync(default!, default!, default).ReturnsForAnyArgs([(learner, null)]);
        _evidence.StandingAsync(default!, default).ReturnsForAnyArgs(_ => Array.Empty<EvidenceRecord>().ToLookup(e => e.Learner));
        var caller = new Caller(Role.Service, new HashSet<Scope> { Scope.LearnersRead, Scope.CatalogRead }, Fractions.School);
        var ready = (await FilterOf(new() { ReadyFor = new(learner.Id) }, caller)).ReadyWith!;
        // two levels below the learner's
        Assert.Contains(Fractions.Id("F.1"), ready);
        Assert.DoesNotContain(Fractions.Id("F.3.a"), ready);
    }

    [Fact]
    public async Task A_learner_whom_the_caller_does_not_reach_gives_null_and_others_their_answers()
    {
        _learners.WithStatesAsync(default!, default!, default).ReturnsForAnyArgs([]);
        var caller = new Caller(Role.Service, new HashSet<Scope> { Scope.LearnersRead }, Fractions.School);
        var results = await _search.SearchManyAsync(caller, [new() { Search = new() { ReadyFor = new(Guid.NewGuid()) } }, new()], default);
        Assert.Null(results[0]);
        Assert.NotNull(results[1]);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_learner_needs_the_scope()
        => Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => Search(new() { ReadyFor = new(Guid.NewGuid()) }, Caller.Anonymous))).Code);

    [Fact]
    public async Task A_part_is_asked_for_by_the_keys_of_its_whole_and_of_nothing_where_there_is_none()
    {
        var whole = new LearningResource { Id = Guid.NewGuid(), ProviderId = Guid.NewGuid(), ExternalId = "w", Name = "Whole" };
        _catalog.FindAsync(new(whole.Id), default).ReturnsForAnyArgs(whole, (LearningResource?)null);
        var terms = Assert.Single((await FilterOf(new() { IsPartOf = new(whole.Id) })).AnyOf);
        Assert.Equal(IndexField.IsPartOf, terms.Field);
        Assert.Equal(whole.OwnKeys.Select(k => k.ToString("N")), terms.Values);
        Assert.Empty(Assert.Single((await FilterOf(new() { IsPartOf = new(Guid.NewGuid()) })).AnyOf).Values);
    }

    [Fact]
    public async Task Lists_ask_for_any_of_their_values_or_all_as_the_contract_says()
    {
        var filter = await FilterOf(new()
        {
            LearningResourceType = [LearningResourceType.LessonPlan], EducationalLevel = [new(0), new(4)], About = [], LicenseAllows = [LicensePermission.CommercialUse],
            AccessibilityFeature = ["captions"], AccessModeSufficient = [AccessMode.Visual],
        });
        Assert.Equal(["LearningResourceType: LESSON_PLAN", "EducationalLevel: KG,04"], filter.AnyOf.Select(t => $"{t.Field}: {string.Join(',', t.Values)}"));
        Assert.Equal(["LicenseAllows: COMMERCIAL_USE", "AccessibilityFeature: captions"], filter.AllOf.Select(t => $"{t.Field}: {string.Join(',', t.Values)}"));
        Assert.Equal(["VISUAL"], filter.AccessModeSufficient);
    }

    [Fact]
    public async Task Facets_have_labels_for_people_and_say_what_is_selected()
    {
        _answer = _ => new([], 0, false, false,
        [
            new(IndexField.Skill, [new(Fractions.Id("F.3").ToString(), 3)]), new(IndexField.Provider, [new("one", 2), new("two", 1)]),
            new(IndexField.LearningResourceType, [new("LESSON_PLAN", 1)]), new(IndexField.EducationalLevel, [new("04", 1), new("KG", 1)]), new(IndexField.InLanguage, [new("es", 1)]),
        ]);
        var found = await Search(
            new() { Skills = new() { AnyOf = ["F.3"] }, Providers = ["ONE"], EducationalLevel = [new(4)] },
            change: r => r with { Facets = [ResourceFacet.Skill, ResourceFacet.Provider, ResourceFacet.LearningResourceType, ResourceFacet.EducationalLevel, ResourceFacet.InLanguage] });
        var values = found!.Facets.SelectMany(f => f.Values).ToArray();
        Assert.StartsWith("F.3 ", values[0].Label);
        Assert.Equal(["One and all", "two", "Lesson plan", "Grade 4", "Kindergarten", "Spanish"], values[1..].Select(v => v.Label));
        Assert.Equal([true, true, false, false, true, false, false], values.Select(v => v.Selected));
    }

    [Fact]
    public async Task A_cursor_goes_on_in_its_own_search_only()
    {
        _answer = _ => new([new IndexHit(Guid.NewGuid(), 1) { Cursor = "7.1" }], 1, false, true, []);
        var first = await Search(new() { Text = "moon" }, change: r => r with { WantsCursors = true });
        var cursor = first!.Hits[0].Cursor;
        await Search(new() { Text = "moon" }, change: r => r with { Page = new(5, cursor) });
        Assert.Equal("7.1", Assert.Single(_asked).After);
        Assert.Equal("CURSOR_INVALID", (await Refusal(new() { Text = "sun" }, r => r with { Page = new(5, cursor) })).Code);
        Assert.Equal("CURSOR_INVALID", (await Refusal(new() { Text = "moon" }, r => r with { Page = new(5, cursor), OrderBy = ResourceOrder.Newest })).Code);
        Assert.Equal("CURSOR_INVALID", (await Refusal(new() { Text = "moon" }, r => r with { Page = new(5, "7.1") })).Code);
        var asLearner = await Assert.ThrowsAsync<HubException>(() => Search(new() { Text = "moon" }, Caller.Anonymous, r => r with { Page = new(5, cursor) }));
        Assert.Equal("CURSOR_INVALID", asLearner.Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(100_000)]
    public async Task First_outside_0_to_100_is_refused(int first)
    {
        Assert.Equal("FIRST_OUT_OF_RANGE", (await Refusal(new(), r => r with { Page = new(first, null) })).Code);
        Assert.Equal("FIRST_OUT_OF_RANGE", (await Refusal(new(), r => r with { FacetSize = first })).Code);
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_with_its_place()
    {
        Assert.Equal(["search", "skills", "before"], (await Refusal(new() { Skills = new() { AnyOf = ["F.1"], Before = 11 } })).Path);
        Assert.Equal(["search", "skills", "after"], (await Refusal(new() { Skills = new() { AnyOf = ["F.1"], After = -1 } })).Path);
        Assert.Equal(["search", "skills", "anyOf"], (await Refusal(new() { Skills = new() { AnyOf = [] } })).Path);
        Assert.Equal(["search", "keywords"], (await Refusal(new() { Keywords = [.. Enumerable.Range(0, 201).Select(i => $"{i}")] })).Path);
        Assert.Equal(["search", "age"], (await Refusal(new() { Age = -3 })).Path);
        Assert.Equal(["search", "maxTimeRequired"], (await Refusal(new() { MaxTimeRequired = TimeSpan.FromMinutes(-1) })).Path);
    }
}
