using FsCheck;
using FsCheck.Fluent;
using ResourceHub.Core.Learners.Model;

namespace ResourceHub.Core.Tests.Learners.Model;

/// <summary>What holds for any evidence.</summary>
public sealed class FoldPropertyTests
{
    static readonly string[] Skills = ["a", "b", "c", "d"];

    [Fact]
    public void A_right_answer_never_lowers_its_skill_and_a_wrong_one_never_raises_it()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Histories, history =>
        {
            var world = NewWorld();
            var state = new LearnerState();
            foreach (var answer in history)
            {
                var record = answer.In(world);
                Prior(state, world, record);
                var at = record.Key.At;
                var before = record.Units.Select(u => world.Context.Model.ExpectedSuccess(state, world.Context, u.Unit, at)).ToArray();
                LearnerFold.Apply(state, world.Context, record);
                for (var i = 0; i < before.Length; i++)
                {
                    var after = world.Context.Model.ExpectedSuccess(state, world.Context, record.Units[i].Unit, at);
                    if (answer.Score == 1 && after < before[i] - 1e-12)
                        return false;
                    if (answer.Score == 0 && after > before[i] + 1e-12)
                        return false;
                }
            }
            return true;
        }));

    [Fact]
    public void The_order_of_arrival_does_not_matter()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Histories, history =>
        {
            var world = NewWorld();
            var records = history.Select(a => a.In(world)).ToArray();
            var shuffled = records.OrderBy(r => World.Id(r.Key.SourceId)).ToArray();
            return StateBytes.Write(world.Fold(records), world.Context.Units).AsSpan().SequenceEqual(StateBytes.Write(world.Fold(shuffled), world.Context.Units));
        }));

    [Fact]
    public void A_state_that_was_written_and_read_goes_on_the_same()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Histories, history =>
        {
            var world = NewWorld();
            var records = history.Select(a => a.In(world)).OrderBy(r => r.Key).ToArray();
            var state = new LearnerState();
            foreach (var record in records)
            {
                LearnerFold.Apply(state, world.Context, record);
                state = StateBytes.Read(StateBytes.Write(state, world.Context.Units), world.Context.Units);
            }
            return StateBytes.Write(state, world.Context.Units).AsSpan().SequenceEqual(StateBytes.Write(world.Fold(records), world.Context.Units));
        }));

    [Fact]
    public void Wrong_answers_never_change_the_counts_of_another_skill()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Histories, history =>
        {
            var world = NewWorld();
            var state = new LearnerState();
            foreach (var answer in history)
            {
                var record = answer.In(world);
                var others = state.Units.Where(u => record.Units.All(r => r.Unit != u.Key)).ToDictionary(u => u.Key, u => (u.Value.Right, u.Value.Wrong, u.Value.Items));
                LearnerFold.Apply(state, world.Context, record);
                if (answer.Score == 0 && others.Any(o => (state.Units[o.Key].Right, state.Units[o.Key].Wrong, state.Units[o.Key].Items) != o.Value))
                    return false;
            }
            return true;
        }));

    static Arbitrary<Answer[]> Histories
    {
        get
        {
            var answer = from day in Gen.Choose(0, 200)
                         from score in Gen.Elements(0.0, 0, 1, 1, 1, .5, .8)
                         from first in Gen.Elements(Skills)
                         from second in Gen.Elements(Skills)
                         from items in Gen.Elements(1, 1, 1, 5)
                         from guess in Gen.Elements(0, 0, .25)
                         from item in Gen.Choose(0, 30)
                         select new Answer(day, score, first, second, items, guess, item);
            return answer.ArrayOf(25).ToArbitrary();
        }
    }

    static World NewWorld() => new(
        skills: new Dictionary<string, double?> { ["a"] = 3, ["b"] = 4, ["c"] = 5, ["d"] = null },
        prerequisites: new Dictionary<string, string[]> { ["b"] = ["a"], ["c"] = ["b"] });

    // what an answer finds before it: the ability that the level, or the evidence itself, gives
    static void Prior(LearnerState state, World world, FoldRecord record)
    {
        if (state.Subjects.Count == 0)
            state.Subjects.Add("Mathematics", new SubjectState { FadedAt = record.Key.At });
    }

    sealed record Answer(int Day, double Score, string First, string Second, int Items, double Guess, int Item)
    {
        public FoldRecord In(World world) => First == Second
            ? world.Scored(Score, Day, $"{Item}", Items, 1, Guess, 1, First)
            : world.Scored(Score, Day, $"{Item}", Items, 1, Guess, 1, First, Second);
    }
}
