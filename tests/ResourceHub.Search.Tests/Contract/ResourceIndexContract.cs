using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

/// <summary>What every adapter of the search port does. An adapter's test class says how to make an empty index; its clock can be moved.</summary>
public abstract partial class ResourceIndexContract : IAsyncLifetime
{
    IResourceIndex _index = null!;
    long _version;

    protected MovableClock Clock { get; } = new();

    protected IResourceIndex Index => _index;

    /// <summary>A new and empty index.</summary>
    protected abstract Task<IResourceIndex> CreateAsync();

    public virtual async Task InitializeAsync() => _index = await CreateAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:x12}");

    protected static Guid Skill(int number) => new($"5c111000-0000-5000-8000-{number:x12}");

    protected static IndexDocument Document(int id, string name = "A resource", params IndexTerms[] terms) => new() { Resource = Id(id), Name = name, Terms = terms };

    protected static IndexTerms Terms(IndexField field, params string[] values) => new(field, values);

    protected static IndexDocument Aligned(int id, params (AlignmentRole Role, Guid Skill)[] alignments)
        => Document(id) with { Alignments = [.. alignments.Select(a => new IndexAlignment(a.Role, a.Skill))] };

    protected Task Apply(params IndexDocument[] documents) => ApplyAsync([.. documents.Select(d => new IndexChange(d.Resource, ++_version, d, Guid.NewGuid()))]);

    protected Task Remove(params int[] ids) => ApplyAsync([.. ids.Select(id => new IndexChange(Id(id), ++_version, null))]);

    protected async Task ApplyAsync(IReadOnlyList<IndexChange> changes)
    {
        Assert.Empty(await _index.ApplyAsync(changes, default));
        await _index.ShowAsync(default);
    }

    protected async Task<IndexResult> Search(IndexFilter filter, Func<IndexQuery, IndexQuery>? change = null)
    {
        var query = new IndexQuery { Filter = filter with { IncludeEducatorOnly = true }, First = 100, WantsTotal = true };
        return (await _index.SearchManyAsync([change is null ? query : change(query)], default))[0];
    }

    protected async Task AssertFinds(IndexFilter filter, params int[] expected)
    {
        var found = await Search(filter);
        Assert.Equal(expected.Select(Id).Order(), found.Hits.Select(h => h.Resource).Order());
        Assert.Equal(expected.Length, found.Total);
    }

    protected Task AssertText(string text, params int[] expected) => AssertFinds(new() { Text = text }, expected);

    protected static IEnumerable<Guid> Ids(IndexResult result) => result.Hits.Select(h => h.Resource);

    protected static IndexSkillFilter AlignedTo(params (Guid Skill, double Directness)[] skills)
        => new([.. skills.Select(s => new IndexSkill(s.Skill, s.Directness))], [AlignmentRole.Teaches, AlignmentRole.Assesses]);
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class MovableClock : TimeProvider
{
    long _ticks = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);

    public void Move(TimeSpan by) => _ticks += by.Ticks;
}
