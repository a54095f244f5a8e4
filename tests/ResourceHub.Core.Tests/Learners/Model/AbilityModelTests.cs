using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;

namespace ResourceHub.Core.Tests.Learners.Model;

/// <summary>The model's published table, line by line.</summary>
public sealed class AbilityModelTests
{
    [Fact]
    public void Without_evidence_expected_success_follows_the_level()
    {
        var world = new World(skills: new Dictionary<string, double?> { ["2"] = 2, ["3"] = 3, ["4"] = 4, ["5"] = 5, ["6"] = 6, ["none"] = null });
        var state = world.Fold();

        Near(.9206, world.P(state, "2"));
        Near(.8389, world.P(state, "3"));
        Near(.7006, world.P(state, "4"));
        Near(.5125, world.P(state, "5"));
        Near(.3208, world.P(state, "6"));
        Near(.7006, world.P(state, "none"));
        Near(1.1832, world.Deviation(state, "4"));
    }

    [Theory]
    [InlineData("R", .8198, MasteryStatus.Learning)]
    [InlineData("RRR", .8867, MasteryStatus.Learning)]
    [InlineData("RRRR", .9007, MasteryStatus.Mastered)]
    [InlineData("RRRRRRRR", .9260, MasteryStatus.Mastered)]
    [InlineData("W", .6195, MasteryStatus.Learning)]
    [InlineData("WW", .5564, MasteryStatus.Learning)]
    [InlineData("RWRWRWRWRW", .6939, MasteryStatus.Learning)]
    [InlineData("RRRRRRRRW", .8823, MasteryStatus.Mastered)]
    [InlineData("RRRRRRRRWW", .8296, MasteryStatus.Learning)]
    public void Answers_at_one_moment_move_expected_success_and_status(string answers, double p, MasteryStatus status)
    {
        var world = new World();
        var state = world.Fold(world.Answers(answers));

        Near(p, world.P(state));
        Assert.Equal(status, world.Status(state));
    }

    [Fact]
    public void A_hundred_times_right_and_wrong_in_turn_is_never_mastered()
    {
        var world = new World();
        var state = new LearnerState();
        foreach (var record in world.Answers(string.Concat(Enumerable.Repeat("RW", 100))))
        {
            LearnerFold.Apply(state, world.Context, record);
            Assert.Equal(MasteryStatus.Learning, world.Status(state));
        }
        Near(.4762, world.P(state));
    }

    [Fact]
    public void After_a_weak_history_a_run_of_eight_makes_mastery()
    {
        var skills = Enumerable.Range(0, 20).ToDictionary(i => $"o{i}", _ => (double?)4);
        skills["a"] = 4;
        var world = new World(skills: skills);
        var history = Enumerable.Range(0, 20).SelectMany(i => world.Answers(i % 2 == 0 ? "W" : "R", 0, $"o{i}")).ToArray();

        var seven = world.Fold(history, world.Answers("RRRRRRR"));
        Assert.Equal(MasteryStatus.Learning, world.Status(seven));
        var eight = world.Fold(history, world.Answers("RRRRRRRR"));
        Near(.8605, world.P(eight));
        Assert.Equal(MasteryStatus.Mastered, world.Status(eight));
    }

    [Theory]
    [InlineData(7, .9098)]
    [InlineData(14, .8922)]
    [InlineData(28, .8561)]
    [InlineData(56, .8019)]
    [InlineData(365, .7709)]
    public void Time_fades_what_was_mastered_into_a_review(double day, double p)
    {
        var world = new World();
        var state = world.Fold(world.Answers("RRRRRRRR"));

        Near(p, world.P(state, day: day));
        Assert.Equal(MasteryStatus.ReviewDue, world.Status(state, day: day));
        Assert.Equal(MasteryStatus.Mastered, world.Status(state, day: 6.99));
    }

    [Fact]
    public void Reviews_that_go_well_come_at_double_the_distance()
    {
        var world = new World();
        var evidence = world.Answers("RRRRRRRR").ToList();
        foreach (var (day, next, p) in new[] { (7.0, 14.0, .9181), (21, 28, .9134), (49, 56, .9114), (105, 112, .9112) })
        {
            evidence.AddRange(world.Answers("R", day));
            var state = world.Fold(evidence);
            Near(p, world.P(state, day: day));
            var own = state.Units[world.Unit("a")];
            Assert.Equal(World.Day0.AddDays(day + next).UtcTicks, own.ReviewDueAt);
            Assert.Equal(MasteryStatus.Mastered, world.Status(state, day: day));
        }
    }

    [Fact]
    public void One_item_over_and_over_is_never_mastery()
    {
        var world = new World();
        var state = world.Fold(Enumerable.Range(0, 8).Select(_ => world.Scored(1, item: "x")).ToArray());

        Near(4.5, state.Units[world.Unit("a")].Items);
        Near(.9054, world.P(state));
        Assert.Equal(MasteryStatus.Learning, world.Status(state));
    }

    [Theory]
    [InlineData(.9, 10, 1, .9254, MasteryStatus.Mastered)]
    [InlineData(.9, 10, .5, .9004, MasteryStatus.Mastered)]
    [InlineData(1, 3, 1, .8934, MasteryStatus.Learning)]
    [InlineData(.5, 10, 1, .7643, MasteryStatus.Learning)]
    public void A_score_over_several_items_counts_as_so_many(double score, int items, double role, double p, MasteryStatus status)
    {
        var world = new World();
        var state = world.Fold([world.Scored(score, items: items, role: role)]);

        Near(p, world.P(state));
        Assert.Equal(status, world.Status(state));
    }

    [Fact]
    public void A_lucky_guess_counts_less()
    {
        var world = new World();
        var state = world.Fold([world.Scored(1, guess: .25)]);

        Near(.0768, state.Subjects["Mathematics"].Ability);
        Near(.9035, state.Units[world.Unit("a")].Right);
    }

    [Fact]
    public void Two_skills_share_an_answer()
    {
        var world = new World(skills: new Dictionary<string, double?> { ["a"] = 4, ["b"] = 4 });
        var state = world.Fold([world.Scored(1, skills: ["a", "b"])]);

        Near(.5279, state.Units[world.Unit("a")].Right);
        Near(.7858, world.P(state, "a"));
        Near(.7858, world.P(state, "b"));
    }

    [Fact]
    public void Support_goes_down_three_edges()
    {
        var world = Chain();
        var state = world.Fold(world.Answers("R", 0, "t"));

        Near(.1848, state.Units[world.Unit("u")].Support);
        Near(.0616, state.Units[world.Unit("v")].Support);
        Near(.0205, state.Units[world.Unit("w")].Support);
        Assert.False(state.Units.ContainsKey(world.Unit("x")));
    }

    [Fact]
    public void Support_never_exceeds_its_cap()
    {
        var world = Chain();
        var state = world.Fold(Enumerable.Range(0, 60).SelectMany(day => world.Answers("RRR", day * 30, "t")));

        Assert.InRange(state.Units[world.Unit("u")].Support, 0, 1);
    }

    [Fact]
    public void Spaced_answers_give_the_same_in_any_order_of_arrival()
    {
        var world = new World();
        FoldRecord[] evidence = [.. new[] { (0.0, 1.0), (1, 1), (2, 0), (5, 1), (9, 1) }.Select(e => world.Scored(e.Item2, e.Item1))];
        var bytes = StateBytes.Write(world.Fold(evidence), world.Context.Units);

        foreach (var order in Permutations(evidence))
            Assert.Equal(bytes, StateBytes.Write(world.Fold(order), world.Context.Units));
        var state = world.Fold(evidence);
        Near(.8522, world.P(state, day: 9));
        Near(.0120, state.Subjects["Mathematics"].Ability);
        Assert.Equal(28, state.Units[world.Unit("a")].HalfLife);
        Near(.8939, world.P(world.Fold(evidence.Where(e => e.Score > 0)), day: 9));
    }

    [Theory]
    [InlineData(8, 18)]
    [InlineData(12, 321)]
    [InlineData(16, 5546)]
    [InlineData(20, 92300)]
    public void So_many_sequences_reach_mastery(int length, int expected)
    {
        var world = new World();
        var answers = Enumerable.Range(0, length).Select(i => (Right: world.Scored(1, item: $"i{i}"), Wrong: world.Scored(0, item: $"i{i}"))).ToArray();

        Assert.Equal(expected, Reaching(new LearnerState(), 0));

        int Reaching(LearnerState state, int place)
        {
            if (place > 0 && state.Units[world.Unit("a")].Mastered)
                return 1 << (length - place);
            if (place == length)
                return 0;
            var copy = state.Clone();
            LearnerFold.Apply(state, world.Context, answers[place].Right);
            var right = Reaching(state, place + 1);
            LearnerFold.Apply(copy, world.Context, answers[place].Wrong);
            return right + Reaching(copy, place + 1);
        }
    }

    [Theory]
    [InlineData(.5, .0880, 0, .0014)]
    [InlineData(.7, .444, 28, .03)]
    [InlineData(.8, .738, 9, .35)]
    [InlineData(.9, .955, 4, .90)]
    [InlineData(.95, .994, 4, .98)]
    public void Learners_who_answer_at_random_master_at_known_rates(double rate, double everIn20, int median, double share)
    {
        const int Runs = 1500;
        var world = new World();
        var random = new Random(20150);
        var unit = world.Unit("a");
        var records = Enumerable.Range(0, 400).Select(i => (Right: world.Scored(1, item: $"i{i}"), Wrong: world.Scored(0, item: $"i{i}"))).ToArray();
        var first = new List<int>();
        var mastered = 0L;
        for (var run = 0; run < Runs; run++)
        {
            var state = new LearnerState();
            var reached = int.MaxValue;
            for (var i = 0; i < records.Length; i++)
            {
                LearnerFold.Apply(state, world.Context, random.NextDouble() < rate ? records[i].Right : records[i].Wrong);
                if (!state.Units[unit].Mastered)
                    continue;
                mastered++;
                reached = Math.Min(reached, i + 1);
            }
            first.Add(reached);
        }

        Assert.Equal(everIn20, first.Count(f => f <= 20) / (double)Runs, .04);
        Assert.Equal(share, mastered / (double)Runs / records.Length, .02);
        first.Sort();
        if (median > 0)
            Assert.InRange(first[Runs / 2], median * .8 - 1, median * 1.2 + 1);
        else
            Assert.Equal(.0924, first.Count(f => f <= 400) / (double)Runs, .025);
    }

    static World Chain() => new(
        skills: new[] { "t", "u", "v", "w", "x" }.ToDictionary(c => c, _ => (double?)4),
        prerequisites: new Dictionary<string, string[]> { ["t"] = ["u"], ["u"] = ["v"], ["v"] = ["w"], ["w"] = ["x"] });

    static IEnumerable<FoldRecord[]> Permutations(FoldRecord[] all)
    {
        if (all.Length == 1)
            return [all];
        return all.SelectMany((first, i) => Permutations([.. all.Where((_, j) => j != i)]).Select(rest => (FoldRecord[])[first, .. rest]));
    }

    static void Near(double expected, double actual) => Assert.Equal(expected, actual, .0001);
}
