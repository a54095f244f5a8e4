using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Tests.Learners.Model;

namespace ResourceHub.Core.Tests.Learners;

public sealed class SkillStateSentenceTests
{
    static readonly World World = new(
        skills: new Dictionary<string, double?> { ["below"] = 2, ["a"] = 4, ["b"] = 4, ["beyond"] = 7 },
        prerequisites: new Dictionary<string, string[]> { ["b"] = ["a"] });

    [Fact]
    public void Each_state_has_its_sentence()
    {
        Assert.Equal("No answers yet; taken as known because it lies well below the learner's grade level.", Say("below"));
        Assert.Equal("No answers yet; nothing that it builds on is missing.", Say("a"));
        Assert.Equal("No answers yet; it waits for a.", Say("b"));
        Assert.Equal("No answers yet; it lies beyond the learner's grade level.", Say("beyond"));
        Assert.Equal("Still learning after 2 answers, the last on 5 January 2026; about 56 right out of 100 are expected now; the last 2 were wrong.", Say("a", "WW"));
        Assert.Equal("Mastered: 8 answers, the last on 5 January 2026; about 93 right out of 100 are expected now.", Say("a", "RRRRRRRR"));
        Assert.StartsWith("Mastered, last practised on 5 January 2026: a short review is due", Say("a", "RRRRRRRR", 10));
    }

    static string Say(string skill, string answers = "", int day = 0)
    {
        var evidence = answers.Select((a, i) => EvidenceSamples.Item(World.Graph.Find(World.Id(skill))!, $"{i}", a == 'R' ? 1 : 0, World.Day0));
        var view = LearnerView.Of(World.Learner, World.Graph, evidence, World.Day0.AddDays(day));
        return SkillStateSentence.Of(view, view.Skill(World.Graph.Find(World.Id(skill))!.Index));
    }
}
