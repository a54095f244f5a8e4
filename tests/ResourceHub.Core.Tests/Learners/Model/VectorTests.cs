using System.Text.Json;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Tests.Skills;

namespace ResourceHub.Core.Tests.Learners.Model;

/// <summary>Every vector of the learner model's own file.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            if (RealData.IsHere)
            {
                foreach (var vector in Vectors())
                    names.Add(vector.GetProperty("name").GetString()!);
            }
            else
            {
                names.Add("none");
            }
            return names;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_vector_comes_out(string name)
    {
        RealData.Need();
        var vector = Vectors().Single(v => v.GetProperty("name").GetString() == name);
        var world = new World(
            vector.GetProperty("level").GetDouble(),
            vector.GetProperty("levels").EnumerateObject().ToDictionary(l => l.Name, l => (double?)l.Value.GetDouble()),
            Lists(vector, "pre"),
            Lists(vector, "parts"));
        var evidence = vector.GetProperty("evidence").EnumerateArray().Select(e => world.Scored(
            e.GetProperty("score").GetDouble(),
            e.GetProperty("t").GetDouble(),
            e.TryGetProperty("item", out var item) ? item.GetString() : null,
            e.TryGetProperty("items", out var items) ? items.GetInt32() : 1,
            e.TryGetProperty("role", out var role) ? role.GetDouble() : 1,
            e.TryGetProperty("guess", out var guess) ? guess.GetDouble() : 0,
            skills: e.TryGetProperty("skills", out var skills) ? [.. skills.EnumerateArray().Select(s => s[0].GetString()!)] : [])).ToArray();
        var day = vector.GetProperty("askedAt").GetDouble();

        var state = world.Fold(evidence);

        foreach (var expected in vector.GetProperty("expect").EnumerateObject())
        {
            var own = state.Units.GetValueOrDefault(world.Unit(expected.Name)) ?? new UnitState { HalfLife = 14 };
            var value = expected.Value;
            Near(value, "p", world.P(state, expected.Name, day));
            Near(value, "sd", world.Deviation(state, expected.Name, day));
            Near(value, "theta", state.Subjects["Mathematics"].Ability);
            Near(value, "W", own.Right);
            Near(value, "L", own.Wrong);
            Near(value, "n", own.Items);
            Near(value, "h", own.HalfLife);
            Assert.Equal(value.GetProperty("status").GetString(), ResourceHub.Core.Access.WireNames.ToWire(world.Status(state, expected.Name, day)));
        }
    }

    static void Near(JsonElement expected, string name, double actual) => Assert.Equal(expected.GetProperty(name).GetDouble(), actual, .0001);

    static Dictionary<string, string[]>? Lists(JsonElement vector, string name) => vector.TryGetProperty(name, out var lists)
        ? lists.EnumerateObject().ToDictionary(l => l.Name, l => l.Value.EnumerateArray().Select(v => v.GetString()!).ToArray())
        : null;

    static JsonElement.ArrayEnumerator Vectors() => RealData.Json("learner-model/test-vectors.json").EnumerateArray();
}
