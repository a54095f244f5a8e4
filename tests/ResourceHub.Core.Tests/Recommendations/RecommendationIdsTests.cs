using ResourceHub.Core.Recommendations;

namespace ResourceHub.Core.Tests.Recommendations;

public class RecommendationIdsTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 15, TimeSpan.Zero);

    static readonly Offer ToLearner = new(Guid.Parse("11111111-2222-7333-8444-555555555555"), Guid.Parse("21111111-2222-7333-8444-555555555555"), null,
        Guid.Parse("31111111-2222-7333-8444-555555555555"), Guid.Parse("41111111-2222-7333-8444-555555555555"), NextStep.Repair, BundleSlot.Practise, Now);

    static RecommendationIds Ids(DateTimeOffset at, byte secret = 7) => new(Enumerable.Repeat(secret, 32).ToArray(), new RecommendationOptions().Validity, new FixedTime(at));

    [Fact]
    public void An_id_says_what_was_offered()
    {
        Assert.True(Ids(Now.AddDays(3)).TryDecode(Ids(Now).Encode(ToLearner), out var offer, out _));
        Assert.Equal(ToLearner, offer);
    }

    [Fact]
    public void An_offer_to_a_group_comes_back_as_one()
    {
        var toGroup = ToLearner with { Learner = null, Group = ToLearner.Learner };
        Assert.True(Ids(Now).TryDecode(Ids(Now).Encode(toGroup), out var offer, out _));
        Assert.Equal(toGroup, offer);
    }

    [Fact]
    public void No_character_of_an_id_can_be_changed()
    {
        var id = Ids(Now).Encode(ToLearner);
        for (var i = 0; i < id.Length; i++)
        {
            var changed = id[..i] + (id[i] == 'A' ? 'B' : 'A') + id[(i + 1)..];
            Assert.False(Ids(Now).TryDecode(changed, out _, out var problem));
            Assert.Equal("RECOMMENDATION_INVALID", problem!.Code);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 at all!")]
    [InlineData("QUJD")]
    public void What_is_no_id_is_said_to_be_none(string? id)
    {
        Assert.False(Ids(Now).TryDecode(id, out _, out var problem));
        Assert.Equal("RECOMMENDATION_INVALID", problem!.Code);
    }

    [Fact]
    public void Another_hubs_id_does_not_hold()
        => Assert.False(Ids(Now, secret: 8).TryDecode(Ids(Now).Encode(ToLearner), out _, out _));

    [Fact]
    public void An_id_holds_for_180_days()
    {
        var id = Ids(Now).Encode(ToLearner);
        Assert.True(Ids(Now.AddDays(180)).TryDecode(id, out _, out _));
        Assert.False(Ids(Now.AddDays(180).AddSeconds(1)).TryDecode(id, out _, out var problem));
        Assert.Equal("RECOMMENDATION_EXPIRED", problem!.Code);
    }

    sealed class FixedTime(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
