using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Search.Tests.Contract;

namespace ResourceHub.Search.Tests.Elasticsearch;

/// <summary>The contract over a real Elasticsearch.</summary>
public sealed class ElasticsearchContractTests() : ElasticContract(SearchServer.Elasticsearch);

/// <summary>The contract over a real OpenSearch.</summary>
public sealed class OpenSearchContractTests() : ElasticContract(SearchServer.OpenSearch);

/// <summary>The contract over the server that a variable names.</summary>
public abstract class ElasticContract(string variable) : ResourceIndexContract
{
    SearchServer? _server;
    ElasticResourceIndex? _index;

    protected override Task<IResourceIndex> CreateAsync()
    {
        _server = SearchServer.Require(variable);
        _index = _server.Open(Clock);
        return Task.FromResult<IResourceIndex>(_index);
    }

    [SkippableFact]
    public async Task Many_searches_are_one_round_trip()
    {
        await Apply([.. Enumerable.Range(0, 60).Select(i => Aligned(i, (AlignmentRole.Teaches, Skill(i % 10))) with { RequiredSkills = [Skill(i % 3)], DuplicateGroup = i % 6 == 0 ? Id(i / 12) : null })]);
        var calls = new List<string>();
        using var index = _server!.Open(Clock, call => calls.Add(call.Api));
        var found = await index.SearchManyAsync([.. Enumerable.Range(0, 30).Select(i => new IndexQuery
        {
            Filter = new() { Skills = [AlignedTo((Skill(i % 10), 1))], ReadyWith = new HashSet<Guid> { Skill(0), Skill(1), Skill(2) } },
            First = 40, WantsTotal = true, Facets = [IndexField.Skill], CollapseDuplicates = true,
        })], default);
        Assert.All(found, f => Assert.NotEmpty(f.Hits));
        Assert.Equal(["msearch"], calls);
    }

    [SkippableFact]
    public async Task Someone_with_more_skills_than_one_set_may_have_is_ready_for_the_same()
    {
        await Apply(Document(1) with { RequiredSkills = [Skill(1), Skill(3_000)] }, Document(2) with { RequiredSkills = [Skill(1), Skill(9_000)] }, Document(3) with { RequiredSkills = [] }, Document(4));
        await AssertFinds(new() { ReadyWith = Enumerable.Range(0, 5_000).Select(Skill).ToHashSet() }, 1, 3);
    }

    [SkippableFact]
    public async Task Roots_find_what_the_skills_below_them_find()
    {
        var (top, part, other) = (Skill(1), Skill(2), Skill(3));
        await Apply(
            Aligned(1, (AlignmentRole.Teaches, top)) with { Places = [new(top, [], [], [], 0)] },
            Aligned(2, (AlignmentRole.Assesses, part)) with { Places = [new(part, [top], [other], [], 1)] },
            Aligned(3, (AlignmentRole.Teaches, other)) with { Places = [new(other, [], [part], [top], 1)] },
            Aligned(4, (AlignmentRole.Requires, part)) with { Places = [new(part, [top], [other], [], 1)] });
        async Task<Guid[]> Find(bool descendants, bool matches, Guid skill)
        {
            var filter = AlignedTo((top, 1), (part, .8), (other, .8)) with { Roots = new([new(skill, 1)], descendants, matches, .8) };
            return [.. Ids(await Search(new() { Skills = [filter] }))];
        }
        Assert.Equal([Id(1), Id(2), Id(3)], await Find(true, true, top));
        Assert.Equal([Id(1), Id(2)], await Find(true, false, top));
        Assert.Equal([Id(2), Id(3)], await Find(false, true, part));
        Assert.Equal([Id(1)], await Find(false, false, top));
    }

    public override async Task DisposeAsync()
    {
        _index?.Dispose();
        if (_server is not null)
            await _server.DeleteIndexesAsync();
        _server?.Dispose();
    }
}
