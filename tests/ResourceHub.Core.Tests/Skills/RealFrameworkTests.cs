using System.Text.Json;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Skills;

public sealed class RealFrameworkTests
{
    [SkippableFact]
    public void Mathematics_has_the_units_and_effective_edges_of_the_learner_model()
    {
        var graph = RealData.Graph;
        var units = Mathematics(graph);

        Assert.Equal(440, units.Length);
        Assert.Equal(1134, units.Sum(u => graph.Units.Prerequisites(u).Length));
        Assert.Equal(40, units.Count(u => graph.Units.Prerequisites(u).IsEmpty));
        Assert.Equal(30, Enumerable.Range(0, graph.Count).Max(graph.Depth));
        Assert.Equal(757, graph.FindFramework(RealData.Mathematics)!.PrerequisiteCount);
    }

    [SkippableFact]
    public void The_samples_of_the_counts_come_out()
    {
        var graph = RealData.Graph;
        var skill = graph.Resolve("3.NF.A.1", SkillScope.Hub).Skill!;

        Assert.Equal(["2.G.A.3", "2.MD.A.2"], Codes(graph, graph.Prerequisites(skill.Index)));
        Assert.Equal(15, graph.PrerequisiteClosure(skill.Index).Count);
        Assert.Equal(["3.MD.A.2", "3.NF.A.2"], Codes(graph, graph.Related(skill.Index)));
        var standards = graph.FindFramework(RealData.Mathematics)!.Skills.Where(s => s.Type == "Standard").ToArray();
        Assert.Equal(119, standards.Count(s => graph.Prerequisites(s.Index).IsEmpty));
        Assert.Equal(175, standards.Count(s => graph.Dependents(s.Index).IsEmpty));
    }

    [SkippableTheory]
    [InlineData("k3_mastered_level4", 4.0, 3.0)]
    [InlineData("k3_mastered_level3", 3.0, 3.0)]
    [InlineData("grade7_no_evidence", 7.0, 5.0)]
    [InlineData("grade5_no_evidence", 5.0, 3.0)]
    [InlineData("grade5_fails_4NF", 5.0, 3.0)]
    public void Fringes_come_out_as_in_the_vectors(string name, double level, double satisfiedTo)
    {
        RealData.Need();
        var graph = RealData.Graph;
        var units = graph.Units;
        var own = Mathematics(graph).ToHashSet();
        var vector = RealData.Json("learner-model/fringe-vectors.json").GetProperty("cases").GetProperty(name);
        var withdrawn = vector.TryGetProperty("withdrawn", out var codes) ? Strings(codes) : [];
        bool Satisfied(int unit) => units.Level(unit) <= satisfiedTo && !withdrawn.Contains(units.Representative(unit).Code);

        var fringe = UnitFringe.Of(units, Satisfied, _ => level);

        Assert.Equal(Strings(vector.GetProperty("ready")), CodesOf(fringe.Ready));
        Assert.Equal(Strings(vector.GetProperty("ahead")), CodesOf(fringe.Ahead));
        Assert.Equal(vector.GetProperty("blockedCount").GetInt32(), fringe.Blocked.Count(own.Contains));
        Assert.Equal(vector.GetProperty("satisfiedCount").GetInt32(), own.Count(Satisfied));

        string[] CodesOf(IReadOnlyList<int> some) => [.. some.Where(own.Contains).Select(u => units.Representative(u).Code!).Order(StringComparer.Ordinal)];
    }

    [SkippableFact]
    public void A_standard_with_parts_is_no_unit_and_stands_for_its_parts()
    {
        var graph = RealData.Graph;
        var whole = graph.Resolve("4.NF.B.3", SkillScope.Hub).Skill!;

        Assert.Equal(-1, graph.Units.UnitOf(whole.Index));
        Assert.Equal(["4.NF.B.3.a", "4.NF.B.3.b", "4.NF.B.3.c", "4.NF.B.3.d"],
            graph.Units.UnitsOf(whole.Index).ToArray().Select(u => graph.Units.Representative(u).Code!).Order(StringComparer.Ordinal));
        Assert.True(graph.Units.UnitsOf(graph.Resolve("4.NF.B", SkillScope.Hub).Skill!.Index).IsEmpty);
    }

    [SkippableFact]
    public void Focus_units_are_those_of_major_clusters_and_all_of_high_school_which_states_none()
    {
        var graph = RealData.Graph;
        var mathematics = graph.FindFramework(RealData.Mathematics)!;

        var fourth = graph.Units.FocusUnits(mathematics, new GradeLevel(4)).Select(u => graph.Units.Representative(u).Code!).ToArray();
        Assert.Contains("4.NF.B.3.a", fourth);
        Assert.DoesNotContain("4.G.A.1", fourth);
        Assert.Contains("A-SSE.B.3.a", graph.Units.FocusUnits(mathematics, new GradeLevel(10)).Select(u => graph.Units.Representative(u).Code));
    }

    [SkippableTheory]
    [InlineData("phet", 571, 0, 23)]
    [InlineData("engageny", 5239, 56, 15535)]
    [InlineData("coherence-tasks", 1227, 10, 1)]
    [InlineData("oatutor", 13493, 0, 2)]
    public void Alignments_of_the_provider_files_resolve_as_counted(string file, int exact, int squeezed, int unresolved)
    {
        RealData.Need();
        var graph = RealData.Graph;
        var counts = new Dictionary<NameMatch, int>();
        foreach (var names in Alignments(file))
        {
            var match = names.Select(n => graph.Resolve(n, SkillScope.Hub)).FirstOrDefault(r => r.Skill is not null).Match;
            counts[match] = counts.GetValueOrDefault(match) + 1;
        }

        Assert.Equal(exact, counts.GetValueOrDefault(NameMatch.Exact) + counts.GetValueOrDefault(NameMatch.Code));
        Assert.Equal(squeezed, counts.GetValueOrDefault(NameMatch.Squeezed));
        Assert.Equal(unresolved, counts.GetValueOrDefault(NameMatch.None));
    }

    [SkippableFact]
    public void Names_in_every_notation_lead_to_the_skill()
    {
        var graph = RealData.Graph;
        var identifier = graph.Resolve("4.NF.B.3.a", SkillScope.Hub).Skill!.Identifier;

        foreach (var name in (string[])["4.NF.B.3a", "4.nf.3a", "CCSS.MATH.CONTENT.4.NF.B.3.A", "ccss.math.content.4.nf.b.3a", "S114368B", "https://purl.org/ASN/resources/S114368B",
            "http://purl.org/ASN/resources/S114368B", "purl.org/ASN/resources/S114368B", " 4.NF.B.3.a\u200b ", identifier.ToString(), $"urn:uuid:{identifier}",
            $"https://case.example.org/ims/case/v1p1/CFItems/{identifier}"])
            Assert.Equal(identifier, graph.Resolve(name, SkillScope.Hub).Skill?.Identifier);
        Assert.True(graph.Resolve("4.NF.A.3.a", SkillScope.Hub).IsUnknown);
    }

    [SkippableFact]
    public void A_name_may_lack_the_cluster_letter_without_any_alias_and_a_wrong_letter_never_matches()
    {
        RealData.Need();
        var graph = RealData.Build(withAliases: false);

        Assert.Equal("4.NF.B.3.a", graph.Resolve("4.NF.3a", SkillScope.Hub).Skill?.Code);
        Assert.Equal("A-SSE.B.3", graph.Resolve("A-SSE.3", SkillScope.Hub).Skill?.Code);
        Assert.Equal("4.G.A.1", graph.Resolve("4.G.1", SkillScope.Hub).Skill?.Code);
        Assert.Equal("RF.K.2.a", graph.Resolve("CCSS.ELA-Literacy.RF.K.2a", SkillScope.Hub).Skill?.Code);
        Assert.True(graph.Resolve("4.OA.A.5", SkillScope.Hub).IsUnknown);
        Assert.True(graph.Resolve("4.NF.A.3", SkillScope.Hub).IsUnknown);
    }

    [SkippableFact]
    public void A_code_of_two_frameworks_is_ambiguous_until_the_scope_decides()
    {
        var graph = RealData.Graph;

        var both = graph.Resolve("K", SkillScope.Hub);
        Assert.Null(both.Skill);
        Assert.Equal(2, both.Candidates.Count);
        Assert.Equal("SKILL_AMBIGUOUS", both.Problem!.Code);
        Assert.Contains(both.Candidates[0].Identifier.ToString(), both.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(RealData.Literacy, graph.Resolve("K", SkillScope.In(RealData.Literacy)).Skill!.Framework.Identifier);
        Assert.Equal(RealData.Mathematics, graph.Resolve("K", new SkillScope(Provider: [RealData.Mathematics])).Skill!.Framework.Identifier);
    }

    [SkippableFact]
    public void The_way_from_one_skill_to_another_is_a_chain_of_prerequisites()
    {
        var graph = RealData.Graph;
        var from = graph.Resolve("2.MD.A.2", SkillScope.Hub).Skill!.Index;
        var to = graph.Resolve("4.NF.B.3", SkillScope.Hub).Skill!.Index;

        var way = graph.LearningPath(to, from)!;
        Assert.Equal(from, way[0]);
        Assert.Equal(to, way[^1]);
        Assert.Contains("3.NF.A.1", way.Select(s => graph[s].Code));
        Assert.Null(graph.LearningPath(from, to));
    }

    static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetString()!).Order(StringComparer.Ordinal)];

    static string[] Codes(SkillGraph graph, ReadOnlySpan<int> skills) => [.. skills.ToArray().Select(s => graph[s].Code!).Order(StringComparer.Ordinal)];

    static int[] Mathematics(SkillGraph graph)
        => [.. Enumerable.Range(0, graph.Units.Count).Where(u => graph.Units.Representative(u).Framework.Identifier == RealData.Mathematics)];

    static IEnumerable<string[]> Alignments(string file)
    {
        foreach (var line in File.ReadLines(RealData.File($"providers/{file}.jsonl")))
        {
            using var record = JsonDocument.Parse(line);
            foreach (var property in (string[])["teaches", "assesses"])
            {
                if (!record.RootElement.TryGetProperty(property, out var terms))
                    continue;
                foreach (var term in terms.ValueKind == JsonValueKind.Array ? terms.EnumerateArray().ToArray() : [terms])
                {
                    yield return term.ValueKind == JsonValueKind.String
                        ? [term.GetString()!]
                        : [.. ((string[])["@id", "termCode"]).Where(n => term.TryGetProperty(n, out _)).Select(n => term.GetProperty(n).GetString()!)];
                }
            }
        }
    }
}
