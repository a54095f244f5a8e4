using NSubstitute;
using ResourceHub.Core.Access;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Tests.Recommendations;

namespace ResourceHub.Core.Tests.Search;

public sealed class SuggestCompletionsTests
{
    readonly IResourceIndex _index = Substitute.For<IResourceIndex>();
    readonly ISkillGraphProvider _skills = Substitute.For<ISkillGraphProvider>();

    public SuggestCompletionsTests()
    {
        _skills.Current.Returns(Fractions.Graph);
        _index.SuggestAsync(default!, default).ReturnsForAnyArgs([]);
    }

    Task<IReadOnlyList<Suggestion>> Suggest(string prefix, int first = 8, Caller? caller = null)
        => new SuggestCompletions(_index, _skills).RunAsync(caller ?? Caller.Anonymous, prefix, first, default);

    [Fact]
    public async Task Kinds_take_turns_and_the_list_is_bounded()
    {
        _index.SuggestAsync(default!, default).ReturnsForAnyArgs(
        [
            new(SuggestionKind.Resource, "r1", Guid.NewGuid()), new(SuggestionKind.Resource, "r2", Guid.NewGuid()), new(SuggestionKind.Resource, "r3", Guid.NewGuid()),
            new(SuggestionKind.Keyword, "k1"), new(SuggestionKind.Provider, "p1"),
        ]);
        Assert.Equal(["r1", "k1", "p1", "r2", "r3"], (await Suggest("zzz")).Select(s => s.Text));
        Assert.Equal(["r1", "k1", "p1"], (await Suggest("zzz", 3)).Select(s => s.Text));
    }

    [Fact]
    public async Task A_skill_is_completed_by_its_code_in_any_notation()
    {
        var named = await Suggest("f.3");
        Assert.Equal("F.3", named[0].Skill!.Code);
        Assert.All(named, s => Assert.Equal(SuggestionKind.Skill, s.Kind));
        Assert.Equal(["F.3", "F.3.a", "F.3.b"], named.Select(s => s.Skill!.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_who_may_see_educators_material_asks_the_index_for_it()
    {
        await Suggest("a");
        await _index.Received().SuggestAsync(new("a", 8, false), Arg.Any<CancellationToken>());
        await Suggest("a", caller: Caller.System());
        await _index.Received().SuggestAsync(new("a", 8, true), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task What_has_no_word_and_what_is_too_long_completes_nothing_and_asks_nobody()
    {
        Assert.Empty(await Suggest(" -- "));
        Assert.Empty(await Suggest(new string('f', 201)));
        Assert.Empty(await Suggest("f", 0));
        await _index.DidNotReceiveWithAnyArgs().SuggestAsync(default!, default);
        Assert.Equal("FIRST_OUT_OF_RANGE", (await Assert.ThrowsAsync<HubException>(() => Suggest("f", -1))).Code);
    }
}
