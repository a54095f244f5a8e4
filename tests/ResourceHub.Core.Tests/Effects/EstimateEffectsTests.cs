using ResourceHub.Core.Effects;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Tests.Learners.Model;

namespace ResourceHub.Core.Tests.Effects;

public sealed class EstimateEffectsTests
{
    static readonly Guid Helps = World.Id("helps");
    static readonly Guid Idle = World.Id("idle");
    static readonly Guid Other = World.Id("other");

    readonly World _world = new();

    Worked Test(double score, double day, Guid resource = default, string? item = null) => new(_world.Scored(score, day, item), resource, resource);

    Worked Use(Guid resource, double day, Guid? thing = null) => new(_world.Scored(0, day) with { Score = null, Exposure = true }, resource, thing ?? resource);

    IReadOnlyList<Episode> Read(params Worked[] evidence) => Episodes.Read(0, _world.Context, evidence);

    Episode Of(Guid resource, params Worked[] evidence) => Read(evidence).Single(e => e.Resource == resource);

    [Fact]
    public void The_first_answer_from_elsewhere_is_compared_with_what_was_expected_before_use()
    {
        var before = _world.P(_world.Fold([_world.Scored(1)]), day: 1);
        var episode = Of(Helps, Test(1, 0), Use(Helps, 1), Test(1, 3), Test(0, 4));
        Assert.Equal(before, episode.Before, 12);
        Assert.Equal(1 - before, episode.Surprise!.Value, 12);
        Assert.Equal(-before, Of(Helps, Test(1, 0), Use(Helps, 1), Test(0, 3)).Surprise!.Value, 12);
    }

    [Theory]
    [InlineData(1.5, null)]
    [InlineData(2, true)]
    [InlineData(31, true)]
    [InlineData(31.5, null)]
    public void An_answer_counts_from_one_to_thirty_days_after_use(double day, bool? counts)
        => Assert.Equal(counts, Of(Helps, Use(Helps, 1), Test(1, day)).Surprise is null ? null : true);

    [Fact]
    public void An_answer_from_the_resource_itself_or_its_copy_does_not_count()
    {
        Assert.Null(Of(Helps, Use(Helps, 0), Test(1, 2, Helps)).Surprise);
        Assert.NotNull(Of(Helps, Use(Helps, 0), Test(1, 2, Helps), Test(0, 3, Other)).Surprise);
        Assert.Null(Of(Helps, Use(Helps, 0, World.Id("thing")), new(_world.Scored(1, 2), Other, World.Id("thing"))).Surprise);
    }

    [Fact]
    public void Only_the_first_use_begins_an_episode_and_guessing_is_taken_into_account()
    {
        var first = Of(Helps, Use(Helps, 0), Use(Helps, 5), Test(1, 7));
        Assert.Equal(Of(Helps, Use(Helps, 0), Test(1, 7)).Surprise, first.Surprise);
        var guessed = Of(Helps, Use(Helps, 0), new(_world.Scored(1, 2, guess: .25), Other, Other));
        Assert.Equal(1 - (.25 + .75 * guessed.Before), guessed.Surprise!.Value, 12);
    }

    // a school: a first test, work with one resource, a second test elsewhere
    IReadOnlyList<Episode> School(int learners, double benefit, Func<int, Random, Guid> given, int seed = 11)
    {
        var random = new Random(seed);
        var episodes = new List<Episode>();
        for (var i = 0; i < learners; i++)
        {
            var ability = .15 + .7 * random.NextDouble();
            var evidence = new List<Worked>();
            var right = 0;
            for (var q = 0; q < 4; q++)
            {
                var score = random.NextDouble() < ability ? 1 : 0;
                right += score;
                evidence.Add(Test(score, 0, item: $"{i}.{q}"));
            }
            var resource = given(right, random);
            evidence.Add(Use(resource, 2));
            evidence.Add(Test(random.NextDouble() < Math.Min(.98, ability + (resource == Helps ? benefit : 0)) ? 1 : 0, 6, World.Id("exam"), $"{i}.exam"));
            episodes.AddRange(Episodes.Read(i, _world.Context, evidence));
        }
        return episodes;
    }

    static Guid Evenly(int right, Random random) => random.Next(3) switch { 0 => Helps, 1 => Idle, _ => Other };

    static double Mean(IEnumerable<EffectEstimate> rows) => rows.Sum(r => r.Gain * r.Learners) / rows.Sum(r => r.Learners);

    [Fact]
    public void A_resource_that_helps_ranks_above_one_that_does_not()
    {
        var rows = EstimateEffects.Run(School(1_200, .3, Evenly)).ToLookup(r => r.Resource);
        Assert.NotEmpty(rows[Helps]);
        Assert.InRange(Mean(rows[Helps]), .1, .4);
        Assert.InRange(Mean(rows[Idle]), -.2, .05);
        Assert.True(Mean(rows[Helps]) > Mean(rows[Idle]) + .1);
        Assert.Contains(rows[Helps], r => r.Low > 0);
        Assert.All(rows[Idle], r => Assert.True(r.Low < 0));
        Assert.All(rows.SelectMany(r => r), r => Assert.True(r.Low <= r.Gain && r.Gain <= r.High && r.Learners >= 10 && r.Controls >= 10));
    }

    [Fact]
    public void A_resource_that_is_given_to_those_who_struggle_is_compared_with_those_who_struggle()
    {
        var episodes = School(2_400, .15, (right, random) => random.NextDouble() < (right <= 2 ? .9 : .1) ? Helps : Other);
        // who used it does worse afterwards than who did not
        Assert.True(Scores(Helps) < Scores(Other));
        Assert.True(Mean(EstimateEffects.Run(episodes).Where(r => r.Resource == Helps)) > .05);

        double Scores(Guid resource) => episodes.Where(e => e.Resource == resource && e.Surprise is not null).Average(e => e.Surprise!.Value + e.Before);
    }

    [Fact]
    public void Where_nothing_helps_intervals_say_so()
    {
        var clear = 0;
        var all = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var rows = EstimateEffects.Run(School(600, 0, Evenly, seed)).Where(r => r.Resource != World.Id("exam")).ToArray();
            clear += rows.Count(r => r.Low > 0 || r.High < 0);
            all += rows.Length;
        }
        Assert.True(all > 60, $"{all} rows");
        Assert.True(clear <= all * .06, $"{clear} of {all} rows claim an effect");
    }

    [Fact]
    public void Below_ten_learners_on_either_side_there_is_no_row()
    {
        Episode[] People(int used, int others) =>
        [
            .. Enumerable.Range(0, used).Select(i => new Episode(i, 0, Helps, Helps, .6, .3)),
            .. Enumerable.Range(100, others).Select(i => new Episode(i, 0, Guid.Empty, Guid.Empty, .62, i % 2 == 0 ? .3 : -.3)),
        ];
        Assert.Empty(EstimateEffects.Run(People(9, 40)));
        Assert.Empty(EstimateEffects.Run(People(40, 9)));
        var row = Assert.Single(EstimateEffects.Run(People(10, 10)));
        Assert.Equal((Helps, StartingBand.Middle, 10), (row.Resource, row.Band, row.Learners));
        // ten who used it, of whom one has nobody like them
        Assert.Empty(EstimateEffects.Run([.. People(9, 40), new(50, 0, Helps, Helps, .79, .3)]));
    }

    [Fact]
    public void Few_learners_say_less_and_are_shrunk_further()
    {
        Episode[] People(Guid resource, int from, int count) => [.. Enumerable.Range(from, count).Select(i => new Episode(i, 0, resource, resource, .6, i % 4 == 0 ? -.2 : .4))];
        Episode[] others = [.. Enumerable.Range(1_000, 100).Select(i => new Episode(i, 0, Guid.Empty, Guid.Empty, .6, i % 2 == 0 ? .3 : -.3))];
        var rows = EstimateEffects.Run([.. People(Helps, 0, 200), .. People(Idle, 400, 12), .. others]).ToDictionary(r => r.Resource);
        Assert.True(rows[Helps].Gain > rows[Idle].Gain);
        Assert.True(rows[Helps].High - rows[Helps].Low < rows[Idle].High - rows[Idle].Low);
    }

    [Fact]
    public void The_same_evidence_gives_the_same_rows_in_any_order()
    {
        var episodes = School(300, .3, Evenly);
        Assert.Equal(EstimateEffects.Run(episodes), EstimateEffects.Run([.. episodes.Reverse()]));
    }
}
