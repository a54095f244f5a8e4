using System.Text.Json;
using ResourceHub.Server.Tests.RealFiles;

namespace ResourceHub.Server.Tests.Recommendations;

/// <summary>The main job on real files: this learner took this assessment; what is next, why, and with which resources of which providers?</summary>
[Collection(RealClass.Name)]
public sealed class RealRecommendationTests(RealHub real)
{
    const string Recommendations = """
        query($learner: ID!, $for: RecommendationRequest) {
          learner(by: { id: $learner }) {
            recommendations(for: $for) {
              evidenceCount latestEvidenceAt problems { code }
              skills {
                skill { code } kind state { status readiness expectedSuccess }
                reasons { kind text skill { code } evidence { itemId score } }
                teach { ...offer } practise { ...offer } reassess { ...offer }
              }
              blocked { skill { code } missing { code } }
            }
          }
        }
        fragment offer on ResourceRecommendation {
          id score expectedSuccess
          resource { name learningResourceType provider { slug } alignments { role skill { code } } }
          reasons { kind text skill { code } resource { name } }
        }
        """;

    static readonly (string, string)[] Prerequisites = [("3.NF.A.1", "++++"), ("3.NF.A.2.a", "++++"), ("3.NF.A.2.b", "++++"), ("3.NF.A.3.a", "++++"), ("3.NF.A.3.b", "++++"), ("3.NF.A.3.c", "++++"), ("3.NF.A.3.d", "++++"), ("4.NF.A.1", "++++")];

    async Task<JsonElement> Recommend(string learner, object? request = null)
        => (await real.QueryAsync(Recommendations, new { learner, @for = request })).GetProperty("learner").GetProperty("recommendations");

    static IEnumerable<JsonElement> Offers(JsonElement skill)
        => ((string[])["teach", "practise", "reassess"]).SelectMany(slot => skill.GetProperty(slot).EnumerateArray());

    [SkippableFact]
    public async Task Who_fails_a_skill_and_passes_what_it_builds_on_is_offered_resources_of_several_providers_with_exactly_that_evidence()
    {
        var learner = await real.LearnerAsync("failing", "4", [.. Prerequisites, ("4.NF.B.3.a", "-+-")]);
        var answer = await Recommend(learner);
        var skill = answer.GetProperty("skills").EnumerateArray().Single(s => s.GetProperty("skill").GetProperty("code").GetString() == "4.NF.B.3.a");
        Assert.Equal("READY", skill.GetProperty("state").GetProperty("readiness").GetString());
        Assert.True(Offers(skill).Select(o => o.GetProperty("resource").GetProperty("provider").GetProperty("slug").GetString()).Distinct().Count() >= 2);
        var cited = skill.GetProperty("reasons").EnumerateArray().First(r => r.GetProperty("kind").GetString() == "EVIDENCE");
        Assert.Equal(["4.NF.B.3.a/0", "4.NF.B.3.a/1", "4.NF.B.3.a/2"], cited.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("itemId").GetString()));
        var builds = skill.GetProperty("reasons").EnumerateArray().Where(r => r.GetProperty("kind").GetString() == "PREREQUISITE").ToArray();
        Assert.NotEmpty(builds);
        Assert.All(builds, b => Assert.All(b.GetProperty("evidence").EnumerateArray(), e => Assert.StartsWith(b.GetProperty("skill").GetProperty("code").GetString()!, e.GetProperty("itemId").GetString())));
    }

    [SkippableFact]
    public async Task Each_offer_names_the_skill_that_it_is_aligned_to_and_never_a_sibling()
    {
        var learner = await real.LearnerAsync("aligned", "4", [.. Prerequisites, ("4.NF.B.3.a", "+-")]);
        var skills = (await Recommend(learner, new { maxSkills = 20, alternatives = 10 })).GetProperty("skills").EnumerateArray().ToArray();
        Assert.NotEmpty(skills);
        foreach (var skill in skills)
        {
            var code = skill.GetProperty("skill").GetProperty("code").GetString()!;
            foreach (var offer in Offers(skill))
            {
                var alignment = offer.GetProperty("reasons")[0];
                Assert.Equal("ALIGNMENT", alignment.GetProperty("kind").GetString());
                var named = alignment.GetProperty("skill").GetProperty("code").GetString()!;
                // itself, its standard or its cluster: always a beginning of the code
                Assert.StartsWith(named, code);
                Assert.Contains(named, offer.GetProperty("resource").GetProperty("alignments").EnumerateArray().Select(a => a.GetProperty("skill").GetProperty("code").GetString()));
            }
        }
    }

    [SkippableFact]
    public async Task Nothing_is_offered_before_its_prerequisites_and_no_reason_is_longer_than_25_words()
    {
        var learner = await real.LearnerAsync("careful", "5", ("4.NF.A.1", "--"), ("3.OA.A.1", "+-"), ("5.NBT.A.1", "++++"));
        var skills = (await Recommend(learner, new { maxSkills = 20 })).GetProperty("skills").EnumerateArray().ToArray();
        Assert.NotEmpty(skills);
        Assert.All(skills, s => Assert.Equal("READY", s.GetProperty("state").GetProperty("readiness").GetString()));
        var texts = skills.SelectMany(s => s.GetProperty("reasons").EnumerateArray().Concat(Offers(s).SelectMany(o => o.GetProperty("reasons").EnumerateArray()))).Select(r => r.GetProperty("text").GetString()!);
        Assert.All(texts, t => Assert.InRange(t.Split(' ').Length, 3, 25));
    }

    [SkippableFact]
    public async Task A_skill_far_ahead_says_what_it_waits_for()
    {
        var learner = await real.LearnerAsync("waiting", "4", ("3.NF.A.1", "+-"));
        var blocked = (await Recommend(learner, new { goals = new[] { "4.NF.B.3.a" } })).GetProperty("blocked").EnumerateArray().ToArray();
        Assert.Equal("4.NF.B.3.a", Assert.Single(blocked).GetProperty("skill").GetProperty("code").GetString());
        Assert.NotEmpty(blocked[0].GetProperty("missing").EnumerateArray());
    }

    [SkippableFact]
    public async Task New_evidence_changes_the_recommendation()
    {
        var learner = await real.LearnerAsync("moving", "4", [.. Prerequisites, ("4.NF.B.3.a", "+-")]);
        var goal = new { goals = new[] { "4.NF.B.3.a" } };
        Assert.Equal("4.NF.B.3.a", (await Recommend(learner, goal)).GetProperty("skills")[0].GetProperty("skill").GetProperty("code").GetString());
        await real.QueryAsync("mutation($input: RecordAssessmentInput!) { recordAssessment(input: $input) { recorded errors { code } } }", new
        {
            input = new
            {
                learner = new { id = learner }, source = "test", sourceId = "again", takenAt = RealLearners.Recently.AddHours(1).ToString("o"),
                items = Enumerable.Range(0, 8).Select(i => new { itemId = $"again {i}", skills = new[] { "4.NF.B.3.a" }, score = 1 }),
            },
        });
        var after = (await Recommend(learner, goal)).GetProperty("skills").EnumerateArray();
        Assert.All(after, s => Assert.Contains(s.GetProperty("kind").GetString(), (string[])["EXTEND", "REVIEW"]));
    }
}
