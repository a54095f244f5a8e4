using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Tests.Learners.Model;

namespace ResourceHub.Core.Tests.Learners;

public sealed class AttemptRuleTests
{
    static readonly World World = new();

    [Fact]
    public void Items_beat_totals_and_the_first_record_of_an_item_counts()
    {
        var total = Piece("total", "", .5, 0);
        var skill = Piece("score", "skill:a", .5, 1) with { Kind = EvidenceKind.SkillScore };
        var first = Piece("items", "i", 1, 2);
        var again = Piece("items again", "i", 0, 3);
        var other = Piece("items again", "j", 1, 3);

        var changed = AttemptRule.Changes([again, total, other, skill, first]);

        Assert.Equal(new[] { total.Id, skill.Id, again.Id }.Order(), changed.Select(c => c.Id).Order());
        Assert.All(changed, c => Assert.True(c.Exposure));
        Assert.Equal([again.Id], AttemptRule.Changes([again with { Exposure = true }]).Select(c => c.Id));
    }

    static EvidenceRecord Piece(string sourceId, string item, double score, int day)
        => EvidenceSamples.Item(World.Graph.Find(World.Id("a"))!, $"{sourceId} {item}", score, World.Day0.AddDays(day)) with { SourceId = sourceId, Item = item, Kind = EvidenceKind.Activity };
}
