using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Search;
using ResourceHub.Core.Tests.Recommendations;

namespace ResourceHub.Core.Tests.Search;

public sealed class IndexDocumentFactoryTests
{
    static readonly Provider Provider = new() { Id = Guid.NewGuid(), Slug = "one", Name = "One and all" };

    static IndexDocument Create(LearningResource resource) => IndexDocumentFactory.Create(resource with { ProviderId = Provider.Id }, Provider, Fractions.Graph);

    static IReadOnlyList<string> Terms(IndexDocument document, IndexField field) => [.. document.Terms.Where(t => t.Field == field).SelectMany(t => t.Values)];

    [Fact]
    public void Terms_are_spelled_as_the_contract_spells_them()
    {
        var document = Create(new()
        {
            Name = "x", LearningResourceType = [LearningResourceType.LessonPlan], EducationalLevel = [new(0), new(4)], License = new("https://example.org/l", null, [LicensePermission.CommercialUse]),
            Audience = [Audience.GeneralPublic], InteractivityType = InteractivityType.Mixed, AccessModeSufficient = [[AccessMode.Textual, AccessMode.Visual], []],
        });
        Assert.Equal(["LESSON_PLAN"], Terms(document, IndexField.LearningResourceType));
        Assert.Equal(["KG", "04"], Terms(document, IndexField.EducationalLevel));
        Assert.Equal(["COMMERCIAL_USE"], Terms(document, IndexField.LicenseAllows));
        Assert.Equal(["GENERAL_PUBLIC"], Terms(document, IndexField.Audience));
        Assert.Equal(["MIXED"], Terms(document, IndexField.InteractivityType));
        Assert.Equal(["one"], Terms(document, IndexField.Provider));
        Assert.Equal(["TEXTUAL", "VISUAL"], Assert.Single(document.AccessModeSufficient));
    }

    [Fact]
    public void A_skill_named_twice_is_one_alignment_whose_text_is_found()
    {
        var document = Create(Fractions.Resource("r", LearningResourceType.Lesson, AlignmentRole.Teaches, "F.1", "F.1", "F.3.a"));
        Assert.Equal(2, document.Alignments.Count);
        Assert.Contains("F.3.a\n" + Fractions.Skill("F.3.a").Statement, document.SkillText);
        Assert.Equal([Fractions.Id("F.2")], document.RequiredSkills);
    }

    [Fact]
    public void A_part_is_found_by_its_whole()
    {
        var document = Create(new() { Name = "x", IsPartOf = ["urn:whole"] });
        Assert.Equal([ResourceKey.OfExternal(Provider.Id, "urn:whole").ToString("N")], Terms(document, IndexField.IsPartOf));
    }

    [Fact]
    public void More_said_of_a_resource_is_more_quality_and_it_stays_between_0_and_1()
    {
        var poor = Create(new() { Name = "x" });
        var rich = Create(new()
        {
            Name = "x", Url = "https://example.org/x", Description = new string('d', 80), License = new("https://example.org/l", null, null), EducationalLevel = [new(4)],
            LearningResourceType = [LearningResourceType.Lesson], TimeRequired = TimeSpan.FromMinutes(5), AccessMode = [AccessMode.Visual], ThumbnailUrl = "https://example.org/t",
            Alignments = [new(AlignmentRole.Teaches, Fractions.Id("F.1"), "F.1")],
        });
        Assert.Equal(0, poor.Quality);
        Assert.Equal(1, rich.Quality, 9);
    }

    [Fact]
    public void For_educators_only_is_told() => Assert.True(Create(new() { Name = "x", Audience = [Audience.Educator] }).EducatorOnly);
}
