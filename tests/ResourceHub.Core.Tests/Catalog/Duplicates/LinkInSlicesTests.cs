using NSubstitute;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;

namespace ResourceHub.Core.Tests.Catalog.Duplicates;

/// <summary>How many duplicates are linked at once.</summary>
public sealed class LinkInSlicesTests
{
    [Fact]
    public async Task Each_resource_is_linked_once_and_fewer_at_a_time_while_others_hurry()
    {
        var alone = await SlicesAsync(500, othersHurry: _ => false);
        var contested = await SlicesAsync(500, othersHurry: _ => true);

        Assert.True(alone.Count > 1);
        Assert.True(contested.Max() < alone.Max(), $"{contested.Max()} at once while others hurry, {alone.Max()} else");
    }

    [Fact]
    public async Task When_nobody_hurries_any_more_slices_grow_again()
    {
        var slices = await SlicesAsync(500, othersHurry: slice => slice is 1 or 2);

        Assert.True(slices[1] < slices[0]);
        Assert.True(slices[2] < slices[0]);
        Assert.True(slices.Skip(3).Max() > slices[2]);
    }

    [Fact]
    public async Task What_was_judged_as_it_is_now_is_not_judged_again()
    {
        var resources = Resources(120);
        var known = resources.Take(70).Select(DuplicateSignature.Of).ToDictionary(s => s.Resource, s => s.Fingerprint);

        var linked = await LinkAsync(resources, known, othersHurry: _ => true);

        Assert.Equal(resources.Skip(70).Select(r => r.Id).Order(), linked.SelectMany(slice => slice).Order());
    }

    /// <summary>How many resources each transaction had; all of them came once.</summary>
    static async Task<List<int>> SlicesAsync(int count, Func<int, bool> othersHurry)
    {
        var resources = Resources(count);
        var linked = await LinkAsync(resources, [], othersHurry);
        Assert.Equal(resources.Select(r => r.Id).Order(), linked.SelectMany(slice => slice).Order());
        return [.. linked.Select(slice => slice.Length)];
    }

    static async Task<List<Guid[]>> LinkAsync(LearningResource[] resources, Dictionary<Guid, Guid> known, Func<int, bool> othersHurry)
    {
        var slices = new List<Guid[]>();
        var duplicates = Substitute.For<IDuplicates>();
        duplicates.OthersHurry.Returns(_ => othersHurry(slices.Count));
        duplicates.FingerprintsAsync(Arg.Any<IReadOnlyCollection<Guid>>(), Arg.Any<CancellationToken>()).Returns(known);
        duplicates.LinkAsync(Arg.Any<IReadOnlyCollection<DuplicateSignature>>(), Arg.Any<Func<IReadOnlyCollection<LearningResource>, IReadOnlyDictionary<Guid, Guid>>>(), Arg.Any<CancellationToken>())
            .Returns(call =>
            {
                slices.Add([.. call.Arg<IReadOnlyCollection<DuplicateSignature>>().Select(s => s.Resource)]);
                return 0;
            });
        await new LinkDuplicates(duplicates, Substitute.For<ICatalog>(), Substitute.For<ISignal>()).RunAsync(resources, CancellationToken.None);
        return slices;
    }

    static LearningResource[] Resources(int count)
        => [.. Enumerable.Range(0, count).Select(i => new LearningResource { Id = Guid.CreateVersion7(), ProviderId = Guid.NewGuid(), ExternalId = $"{i}", Name = $"Resource {i}" })];
}
