using System.Text.Json;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Mapping;

namespace ResourceHub.Core.Tests.Catalog;

public sealed class JsonLdMapperTests
{
    [Fact]
    public void Texts_arrays_objects_and_prefixes_mean_the_same()
    {
        var plain = Accepted("""
            {"@context":"https://schema.org","@type":"LearningResource","@id":"a","name":"Fractions","url":"https://x.example/a",
             "learningResourceType":"lesson plan","educationalLevel":"Grade 4","about":"Mathematics","keywords":"halves, thirds","inLanguage":"en","audience":"teacher"}
            """);
        var rich = Accepted("""
            {"@context":["https://schema.org/",{"x":"https://x.example/"}],"@type":["LearningResource"],"@id":"a","schema:name":{"@value":"Fractions","@language":"en"},
             "url":["https://x.example/a"],"learningResourceType":[{"@type":"DefinedTerm","name":"Lesson Plan"}],"educationalLevel":["4"],
             "http://schema.org/about":{"@type":"Thing","name":"Mathematics"},"keywords":["halves",{"@type":"DefinedTerm","name":"thirds"}],
             "inLanguage":{"@type":"Language","name":"English"},"audience":{"@type":"EducationalAudience","educationalRole":"Teacher"}}
            """);

        Assert.Equal(ResourceDocument.Write(plain), ResourceDocument.Write(rich));
        Assert.Equal([LearningResourceType.LessonPlan], plain.LearningResourceType);
        Assert.Equal(["halves", "thirds"], plain.Keywords);
        Assert.Equal([new GradeLevel(4)], plain.EducationalLevel);
        Assert.True(plain.IsEducatorOnly);
    }

    [Fact]
    public void The_id_is_at_id_else_identifier()
    {
        Assert.Equal("urn:a", Map("""{"@id":"urn:a","identifier":"b","name":"N"}""").ExternalId);
        Assert.Equal("b", Map("""{"identifier":"b","name":"N"}""").ExternalId);
        Assert.Equal("7", Map("""{"identifier":{"@type":"PropertyValue","propertyID":"x","value":7},"name":"N"}""").ExternalId);
    }

    [Fact]
    public void Legacy_alignments_become_todays_properties()
    {
        var record = Map("""
            {"@id":"a","name":"N","url":"https://x.example/","educationalAlignment":[
              {"@type":"AlignmentObject","alignmentType":"teaches","targetName":"4.NF.B.3","targetUrl":"http://x.example/4/NF/B/3"},
              {"alignmentType":"assesses","targetName":"4.NF.B.4"},
              {"alignmentType":"requires","targetName":"3.NF.A.1"},
              {"alignmentType":"readingLevel","educationalFramework":"Lexile Framework","targetName":"650L"},
              {"alignmentType":"textComplexity","educationalFramework":"ATOS","targetName":"4.2"},
              {"alignmentType":"educationalSubject","targetName":"Mathematics"},
              {"alignmentType":"educationLevel","targetName":"Grades 3-5"}]}
            """);

        Assert.Equal([AlignmentRole.Teaches, AlignmentRole.Assesses, AlignmentRole.Requires], record.Skills.Select(s => s.Role));
        Assert.Equal(["http://x.example/4/NF/B/3", "4.NF.B.3"], record.Skills[0].Names);
        Assert.Equal([new TextComplexity("Lexile", 650, "650L"), new TextComplexity("ATOS", 4.2, "4.2")], record.Resource!.TextComplexity);
        Assert.Equal(["Mathematics"], record.Resource.About);
        Assert.Equal([3, 4, 5], record.Resource.EducationalLevel.Select(l => l.Number));
        Assert.Empty(record.Warnings);
    }

    [Fact]
    public void Prerequisite_to_is_never_teaches()
    {
        var record = Map("""{"@id":"a","name":"N","url":"https://x.example/","teaches":"3.MD.7","educationalAlignment":{"alignmentType":"prerequisiteTo","targetName":"4.MD.A.3"}}""");

        Assert.Equal("3.MD.7", Assert.Single(record.Skills).Names.Single());
        var warning = Assert.Single(record.Warnings);
        Assert.Equal("TERM_UNKNOWN", warning.Code);
        Assert.Contains("4.MD.A.3", System.Text.Encoding.UTF8.GetString(record.JsonLd), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_terms_publish_with_a_warning_and_survive_in_json_ld()
    {
        var record = Map("""
            {"@id":"a","name":"N","url":"https://x.example/","learningResourceType":["hologram","video"],"educationalUse":"levitation","educationalLevel":"Jedi",
             "inLanguage":"Klingon speech","license":"ask nicely","myOwn":{"deep":[1,2]}}
            """);

        Assert.Equal([LearningResourceType.Video, LearningResourceType.Other], record.Resource!.LearningResourceType);
        Assert.Empty(record.Resource.EducationalUse);
        Assert.Empty(record.Resource.InLanguage);
        Assert.Null(record.Resource.License);
        Assert.Equal(["TERM_UNKNOWN"], record.Warnings.Select(w => w.Code).Distinct());
        Assert.Equal(5, record.Warnings.Count);
        Assert.Contains(record.Warnings, w => w.Path.SequenceEqual(["learningResourceType", "0"]));
        Assert.Contains("\"myOwn\":{\"deep\":[1,2]}", System.Text.Encoding.UTF8.GetString(record.JsonLd), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"@id":"a","url":"https://x.example/"}""", "NAME_MISSING", "name")]
    [InlineData("""{"@id":"a","name":"  "}""", "NAME_MISSING", "name")]
    [InlineData("""{"name":"N"}""", "ID_MISSING", "@id")]
    [InlineData("""{"@id":"a","name":"N","url":"javascript:alert(1)"}""", "INVALID_URL", "url")]
    [InlineData("""{"@id":"a","name":"N","url":"/relative"}""", "INVALID_URL", "url")]
    [InlineData("""{"@id":"a","name":"N","thumbnailUrl":["data:image/png;base64,AA"]}""", "INVALID_URL", "thumbnailUrl/0")]
    [InlineData("""{"@id":"a","name":"N","license":"javascript:alert(1)"}""", "INVALID_URL", "license")]
    [InlineData("""{"@id":"a","name":"N","timeRequired":"45 minutes"}""", "INVALID_DURATION", "timeRequired")]
    [InlineData("""{"@id":"a","name":"N","timeRequired":"P1Y"}""", "INVALID_DURATION", "timeRequired")]
    [InlineData("""{"@id":"a","name":"N","timeRequired":"PT"}""", "INVALID_DURATION", "timeRequired")]
    [InlineData("""{"@id":"a","name":"N","timeRequired":"PT99999999999999999H"}""", "INVALID_DURATION", "timeRequired")]
    [InlineData("""["a"]""", "INVALID_RECORD", "")]
    [InlineData("""{"@id":"a","name":"half \ud83d"}""", "INVALID_JSON", "")]
    public void What_cannot_be_right_is_rejected_in_the_records_own_terms(string json, string code, string path)
    {
        var record = Map(json);

        Assert.Null(record.Resource);
        var error = Assert.Single(record.Errors);
        Assert.Equal(code, error.Code);
        Assert.Equal(path, string.Join('/', error.Path));
    }

    [Fact]
    public void Names_and_ids_that_are_too_long_are_rejected_and_lists_are_cut()
    {
        Assert.Equal("TOO_LONG", Map($$"""{"@id":"{{new string('x', 401)}}","name":"N"}""").Errors.Single().Code);
        Assert.Equal("TOO_LONG", Map($$"""{"@id":"a","name":"{{new string('x', 501)}}"}""").Errors.Single().Code);
        var many = Map($$"""{"@id":"a","name":"N","url":"https://x.example/","keywords":[{{string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"k{i}\""))}}]}""");
        Assert.Equal(200, many.Resource!.Keywords.Count);
        Assert.Equal("TOO_MANY", Assert.Single(many.Warnings).Code);
    }

    [Theory]
    [InlineData("PT45M", 45)]
    [InlineData("P1DT2H", 1560)]
    [InlineData("P2W", 20160)]
    [InlineData("PT1.5H", 90)]
    public void A_time_of_the_providers_own_stands(string time, int minutes)
    {
        var resource = Accepted($$"""{"@id":"a","name":"N","timeRequired":"{{time}}","learningResourceType":"video"}""");

        Assert.Equal(TimeSpan.FromMinutes(minutes), resource.TimeRequired);
        Assert.False(resource.TimeIsEstimated);
    }

    [Theory]
    [InlineData("\"problem\"", 3)]
    [InlineData("\"example problem\"", 5)]
    [InlineData("\"simulation\"", 20)]
    [InlineData("[\"video\",\"lesson plan\"]", 45)]
    [InlineData("\"project\"", 90)]
    [InlineData("\"textbook\"", null)]
    public void A_missing_time_is_that_of_the_longest_type(string types, int? minutes)
    {
        var resource = Accepted($$"""{"@id":"a","name":"N","learningResourceType":{{types}}}""");

        Assert.Equal(minutes, (int?)resource.TimeRequired?.TotalMinutes);
        Assert.Equal(minutes is not null, resource.TimeIsEstimated);
    }

    [Theory]
    [InlineData("http://creativecommons.org/licenses/by/3.0/us/", "CC BY 3.0 US", 3)]
    [InlineData("https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA 3.0", 2)]
    [InlineData("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode.en", "CC BY-NC-ND 4.0", 1)]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", 3)]
    [InlineData("https://x.example/terms", null, null)]
    public void Licences_have_a_name_and_permissions(string url, string? name, int? permissions)
    {
        var license = Accepted($$"""{"@id":"a","name":"N","license":"{{url}}"}""").License!;

        Assert.Equal(name, license.Name);
        Assert.Equal(permissions, license.Allows?.Count);
    }

    [Fact]
    public void A_licence_in_words_is_its_address()
        => Assert.Equal("https://creativecommons.org/licenses/by-sa/4.0/", Accepted("""{"@id":"a","name":"N","license":"CC BY-SA 4.0"}""").License!.Url);

    [Theory]
    [InlineData("8-10", 8, 10)]
    [InlineData("12+", 12, null)]
    [InlineData("14-", 14, null)]
    [InlineData("7", 7, 7)]
    [InlineData("-5", null, 5)]
    public void Ages_are_read_in_the_usual_notations(string text, int? min, int? max)
        => Assert.Equal(new AgeRange(min, max), Accepted($$"""{"@id":"a","name":"N","typicalAgeRange":"{{text}}"}""").TypicalAgeRange);

    [Fact]
    public void An_impossible_age_is_left_out_with_a_warning()
    {
        var record = Map("""{"@id":"a","name":"N","url":"https://x.example/","typicalAgeRange":"10-8"}""");

        Assert.Null(record.Resource!.TypicalAgeRange);
        Assert.Equal("VALUE_IGNORED", Assert.Single(record.Warnings).Code);
    }

    [Fact]
    public void Bands_of_levels_expand()
        => Assert.Equal([6, 7, 8, 9, 10, 11, 12, 13], Accepted("""{"@id":"a","name":"N","educationalLevel":["Middle School","High School","University"]}""").EducationalLevel.Select(l => l.Number));

    [Fact]
    public void Sufficient_modes_are_sets_in_every_notation()
    {
        var sets = Accepted("""
            {"@id":"a","name":"N","accessModeSufficient":["textual,visual",{"@type":"ItemList","itemListElement":["auditory"]},["visual","textual"]]}
            """).AccessModeSufficient;

        Assert.Equal([[AccessMode.Textual, AccessMode.Visual], [AccessMode.Auditory]], sets);
    }

    [Fact]
    public void A_record_without_an_address_is_accepted_with_a_warning()
        => Assert.Equal("URL_MISSING", Assert.Single(Map("""{"@id":"a","name":"N"}""").Warnings).Code);

    [Fact]
    public void Equal_content_in_another_order_has_the_same_hash()
    {
        Assert.Equal(Map("""{"@id":"a","name":"N"}""").ContentHash, Map("""{ "name" : "N", "@id" : "a" }""").ContentHash);
        Assert.NotEqual(Map("""{"@id":"a","name":"N"}""").ContentHash, Map("""{"@id":"a","name":"M"}""").ContentHash);
    }

    [Fact]
    public void A_typed_record_goes_through_the_same_mapper()
    {
        var input = new ResourceInput
        {
            ExternalId = "a",
            Name = "N",
            Url = "https://x.example/a",
            LearningResourceType = [LearningResourceType.LessonPlan],
            EducationalLevel = [new GradeBand(new(0), new(2))],
            TimeRequired = TimeSpan.FromMinutes(50),
            License = "https://creativecommons.org/licenses/by/4.0/",
            Audience = [Audience.PeerTutor],
            AccessModeSufficient = [[AccessMode.Auditory, AccessMode.Visual]],
            TextComplexity = [new("Lexile", 650, null), new("ATOS", null, "4.2")],
            Teaches = ["4.NF.B.3"],
            IsPartOf = ["whole"],
            Position = 3,
        };
        var record = JsonLdMapper.Default.Map(TypedRecord.ToJsonLd(input));

        Assert.Empty(record.Errors);
        Assert.Empty(record.Warnings);
        var resource = record.Resource!;
        Assert.Equal([LearningResourceType.LessonPlan], resource.LearningResourceType);
        Assert.Equal([0, 1, 2], resource.EducationalLevel.Select(l => l.Number));
        Assert.Equal((TimeSpan.FromMinutes(50), false), (resource.TimeRequired, resource.TimeIsEstimated));
        Assert.Equal("CC BY 4.0", resource.License!.Name);
        Assert.Equal([Audience.PeerTutor], resource.Audience);
        Assert.Equal([[AccessMode.Auditory, AccessMode.Visual]], resource.AccessModeSufficient);
        Assert.Equal([new("Lexile", 650, null), new TextComplexity("ATOS", 4.2, "4.2")], resource.TextComplexity);
        Assert.Equal(["whole"], resource.IsPartOf);
        Assert.Equal(3, resource.Position);
        Assert.Equal(AlignmentRole.Teaches, Assert.Single(record.Skills).Role);
    }

    [Fact]
    public void Every_term_of_the_contract_means_itself()
    {
        foreach (var type in Enum.GetValues<LearningResourceType>())
            Assert.Equal([type], JsonLdMapper.Default.Map(TypedRecord.ToJsonLd(new() { ExternalId = "a", Name = "N", LearningResourceType = [type] })).Resource!.LearningResourceType);
        foreach (var audience in Enum.GetValues<Audience>())
            Assert.Equal([audience], JsonLdMapper.Default.Map(TypedRecord.ToJsonLd(new() { ExternalId = "a", Name = "N", Audience = [audience] })).Resource!.Audience);
        foreach (var use in Enum.GetValues<EducationalUse>())
            Assert.Equal([use], JsonLdMapper.Default.Map(TypedRecord.ToJsonLd(new() { ExternalId = "a", Name = "N", EducationalUse = [use] })).Resource!.EducationalUse);
    }

    [Fact]
    public void A_document_reads_back_as_it_was_written()
    {
        var resource = Accepted("""
            {"@id":"a","name":"N","url":"https://x.example/","educationalLevel":"K-2","timeRequired":"PT7M","license":"CC0","textComplexity":"Lexile BR100L",
             "accessModeSufficient":"visual","typicalAgeRange":"5-8","isAccessibleForFree":false,"dateModified":"2025-09-11","position":0}
            """);
        var again = ResourceDocument.Read(ResourceDocument.Write(resource));

        Assert.Equal(ResourceDocument.Write(resource), ResourceDocument.Write(again));
        Assert.Equal(-100, Assert.Single(again.TextComplexity).Value);
        Assert.False(again.IsAccessibleForFree);
        Assert.Equal(0, again.Position);
        Assert.Equal(TimeSpan.FromMinutes(7), again.TimeRequired);
    }

    static LearningResource Accepted(string json)
    {
        var record = Map(json);
        Assert.Empty(record.Errors);
        return record.Resource!;
    }

    static MappedRecord Map(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonLdMapper.Default.Map(document.RootElement.Clone());
    }
}
