using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    static IndexFilter AnyOf(IndexField field, params string[] values) => new() { AnyOf = [new(field, values)] };

    static IndexFilter AllOf(IndexField field, params string[] values) => new() { AllOf = [new(field, values)] };

    [SkippableTheory]
    [InlineData(IndexField.About, "Mathematics", "Science")]
    [InlineData(IndexField.AccessMode, "VISUAL", "TEXTUAL")]
    [InlineData(IndexField.AccessibilityFeature, "captions", "transcript")]
    [InlineData(IndexField.Audience, "LEARNER", "EDUCATOR")]
    [InlineData(IndexField.EducationalLevel, "04", "KG")]
    [InlineData(IndexField.EducationalUse, "PRACTICE", "ASSESSMENT")]
    [InlineData(IndexField.EncodingFormat, "text/html", "application/pdf")]
    [InlineData(IndexField.InteractivityType, "ACTIVE", "MIXED")]
    [InlineData(IndexField.InterestLevel, "MG", "MG+")]
    [InlineData(IndexField.IsPartOf, "aa", "bb")]
    [InlineData(IndexField.Keywords, "pizza", "Área")]
    [InlineData(IndexField.LearningResourceType, "LESSON", "LESSON_PLAN")]
    [InlineData(IndexField.LicenseAllows, "SHARE", "ADAPT")]
    [InlineData(IndexField.Provider, "one", "two")]
    public async Task A_field_matches_any_of_its_values_or_all(IndexField field, string left, string right)
    {
        await Apply(Document(1, "x", Terms(field, left)), Document(2, "x", Terms(field, right)), Document(3, "x", Terms(field, left, right)), Document(4));
        await AssertFinds(AnyOf(field, left), 1, 3);
        await AssertFinds(AnyOf(field, left, right), 1, 2, 3);
        await AssertFinds(AllOf(field, left, right), 3);
        await AssertFinds(AnyOf(field, left.ToUpperInvariant()), 1, 3);
        await AssertFinds(AnyOf(field, "other"));
        await AssertFinds(AnyOf(field));
    }

    [SkippableFact]
    public async Task A_language_finds_its_regions_and_not_the_other_way_round()
    {
        await Apply(Document(1, "x", Terms(IndexField.InLanguage, "es-MX")), Document(2, "x", Terms(IndexField.InLanguage, "es")), Document(3, "x", Terms(IndexField.InLanguage, "est")));
        await AssertFinds(AnyOf(IndexField.InLanguage, "ES"), 1, 2);
        await AssertFinds(AnyOf(IndexField.InLanguage, "es-mx"), 1);
    }

    [SkippableFact]
    public async Task Every_part_narrows()
    {
        await Apply(
            Document(1, "Moon", Terms(IndexField.Provider, "one"), Terms(IndexField.About, "Science")),
            Document(2, "Moon", Terms(IndexField.Provider, "two"), Terms(IndexField.About, "Science")),
            Document(3, "Sun", Terms(IndexField.Provider, "one"), Terms(IndexField.About, "Science")));
        await AssertFinds(new() { Text = "moon", AnyOf = [Terms(IndexField.Provider, "one"), Terms(IndexField.About, "Science")] }, 1);
    }

    [SkippableFact]
    public async Task Time_is_bounded_and_unknown_time_fails()
    {
        await Apply(
            Document(1) with { TimeRequired = TimeSpan.FromMinutes(5) },
            Document(2) with { TimeRequired = TimeSpan.FromMinutes(20) },
            Document(3) with { TimeRequired = TimeSpan.FromMinutes(45) },
            Document(4));
        await AssertFinds(new() { MinTimeRequired = TimeSpan.FromMinutes(20) }, 2, 3);
        await AssertFinds(new() { MaxTimeRequired = TimeSpan.FromMinutes(20) }, 1, 2);
        await AssertFinds(new() { MinTimeRequired = TimeSpan.FromMinutes(6), MaxTimeRequired = TimeSpan.FromMinutes(30) }, 2);
        await AssertFinds(new() { MinTimeRequired = TimeSpan.Zero }, 1, 2, 3);
    }

    [SkippableFact]
    public async Task Age_lies_in_the_range_whose_ends_may_be_open()
    {
        await Apply(
            Document(1) with { AgeMin = 5, AgeMax = 7 },
            Document(2) with { AgeMin = 7 },
            Document(3) with { AgeMax = 6 },
            Document(4));
        await AssertFinds(new() { Age = 7 }, 1, 2);
        await AssertFinds(new() { Age = 4 }, 3);
        await AssertFinds(new() { Age = 150 }, 2);
    }

    [SkippableFact]
    public async Task Free_of_charge_or_not_and_unknown_fails_both()
    {
        await Apply(Document(1) with { IsAccessibleForFree = true }, Document(2) with { IsAccessibleForFree = false }, Document(3));
        await AssertFinds(new() { IsAccessibleForFree = true }, 1);
        await AssertFinds(new() { IsAccessibleForFree = false }, 2);
    }

    [SkippableFact]
    public async Task A_quiz_exists_or_not()
    {
        await Apply(Document(1) with { HasQuiz = true }, Document(2));
        await AssertFinds(new() { HasQuiz = true }, 1);
        await AssertFinds(new() { HasQuiz = false }, 2);
    }

    [SkippableFact]
    public async Task Access_modes_are_sufficient_where_one_combination_lies_within_them()
    {
        await Apply(
            Document(1) with { AccessModeSufficient = [["TEXTUAL", "VISUAL"], ["AUDITORY"]] },
            Document(2) with { AccessModeSufficient = [["VISUAL"]] },
            Document(3, "x", Terms(IndexField.AccessMode, "AUDITORY")));
        await AssertFinds(new() { AccessModeSufficient = ["AUDITORY"] }, 1);
        await AssertFinds(new() { AccessModeSufficient = ["VISUAL"] }, 2);
        await AssertFinds(new() { AccessModeSufficient = ["VISUAL", "TEXTUAL"] }, 1, 2);
        await AssertFinds(new() { AccessModeSufficient = ["TACTILE"] });
    }

    [SkippableFact]
    public async Task Hazards_must_be_stated_and_none_unknown()
    {
        await Apply(
            Document(1, "x", Terms(IndexField.AccessibilityHazard, "none")),
            Document(2, "x", Terms(IndexField.AccessibilityHazard, "flashing")),
            Document(3, "x", Terms(IndexField.AccessibilityHazard, "noFlashingHazard", "sound")),
            Document(4, "x", Terms(IndexField.AccessibilityHazard, "unknown")),
            Document(5, "x", Terms(IndexField.AccessibilityHazard, "noFlashingHazard", "unknownSoundHazard")),
            Document(6));
        await AssertFinds(new() { WithoutHazards = ["flashing"] }, 1, 3);
        await AssertFinds(new() { WithoutHazards = ["flashingHazard", "sound"] }, 1);
    }

    [SkippableFact]
    public async Task A_measure_of_text_lies_within_one_of_the_bounds()
    {
        await Apply(
            Document(1) with { TextComplexity = [new("Lexile", 400), new("ATOS", 2.5)] },
            Document(2) with { TextComplexity = [new("lexile", 650)] },
            Document(3));
        await AssertFinds(new() { TextComplexity = [new("Lexile", 400, 600)] }, 1);
        await AssertFinds(new() { TextComplexity = [new("LEXILE", null, null)] }, 1, 2);
        await AssertFinds(new() { TextComplexity = [new("Lexile", 600, null), new("ATOS", null, 3)] }, 1, 2);
        await AssertFinds(new() { TextComplexity = [new("Degrees", null, null)] });
    }

    [SkippableFact]
    public async Task Modified_since_includes_the_moment_and_fails_the_unknown()
    {
        var noon = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
        await Apply(Document(1) with { DateModified = noon }, Document(2) with { DateModified = noon.AddTicks(-1) }, Document(3));
        await AssertFinds(new() { ModifiedSince = noon.ToOffset(TimeSpan.FromHours(5)) }, 1);
    }

    [SkippableFact]
    public async Task Educators_material_is_shown_only_where_it_is_asked_for()
    {
        await Apply(Document(1) with { EducatorOnly = true }, Document(2));
        var query = new IndexQuery { Filter = new(), First = 10, WantsTotal = true, Facets = [IndexField.Provider] };
        var found = await Index.SearchManyAsync([query, query with { Filter = new() { IncludeEducatorOnly = true } }], default);
        Assert.Equal([Id(2)], Ids(found[0]));
        Assert.Equal(1, found[0].Total);
        Assert.Equal(2, found[1].Total);
    }

    [SkippableFact]
    public async Task Skills_match_by_role()
    {
        await Apply(Aligned(1, (AlignmentRole.Teaches, Skill(1))), Aligned(2, (AlignmentRole.Assesses, Skill(1))), Aligned(3, (AlignmentRole.Requires, Skill(1))), Aligned(4, (AlignmentRole.Teaches, Skill(2))));
        await AssertFinds(new() { Skills = [AlignedTo((Skill(1), 1))] }, 1, 2);
        await AssertFinds(new() { Skills = [new([new(Skill(1), 1)], [AlignmentRole.Requires])] }, 3);
        await AssertFinds(new() { Skills = [AlignedTo((Skill(1), 1), (Skill(2), 1))] }, 1, 2, 4);
        await AssertFinds(new() { Skills = [AlignedTo((Skill(9), 1))] });
        await AssertFinds(new() { Skills = [AlignedTo()] });
    }

    [SkippableFact]
    public async Task Several_skill_filters_must_all_match()
    {
        await Apply(Aligned(1, (AlignmentRole.Teaches, Skill(1)), (AlignmentRole.Teaches, Skill(2))), Aligned(2, (AlignmentRole.Teaches, Skill(1))));
        await AssertFinds(new() { Skills = [AlignedTo((Skill(1), 1)), AlignedTo((Skill(2), 1))] }, 1);
    }

    [SkippableFact]
    public async Task The_more_direct_alignment_comes_first()
    {
        await Apply(
            Aligned(1, (AlignmentRole.Assesses, Skill(3))),
            Aligned(2, (AlignmentRole.Teaches, Skill(2)), (AlignmentRole.Assesses, Skill(1))),
            Aligned(3, (AlignmentRole.Teaches, Skill(2))));
        var found = await Search(new() { Skills = [AlignedTo((Skill(3), .25), (Skill(2), .8), (Skill(1), 1))] });
        Assert.Equal([Id(2), Id(3), Id(1)], Ids(found));
        Assert.True(found.Hits[0].Score > found.Hits[1].Score && found.Hits[1].Score > found.Hits[2].Score);
    }

    [SkippableFact]
    public async Task Someone_is_ready_who_has_all_that_is_required()
    {
        await Apply(
            Document(1) with { RequiredSkills = [] },
            Document(2) with { RequiredSkills = [Skill(1)] },
            Document(3) with { RequiredSkills = [Skill(1), Skill(2)] },
            Document(4));
        await AssertFinds(new() { ReadyWith = new HashSet<Guid>() }, 1);
        await AssertFinds(new() { ReadyWith = new HashSet<Guid> { Skill(1), Skill(7) } }, 1, 2);
        await AssertFinds(new() { ReadyWith = new HashSet<Guid> { Skill(2), Skill(1) } }, 1, 2, 3);
        await AssertFinds(new(), 1, 2, 3, 4);
    }
}
