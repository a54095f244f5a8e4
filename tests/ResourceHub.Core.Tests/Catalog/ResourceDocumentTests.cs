using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Tests.Catalog;

public sealed class ResourceDocumentTests
{
    static readonly JsonSerializerOptions Serializer = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(), new GradeLevelConverter() },
    };

    static readonly LearningResource Everything = new()
    {
        Url = "https://x.example/a?b=1&c='é'",
        Name = "Ünequal <b>fractions</b> \"+\" 😀",
        Description = "Line\nline\ttab",
        About = ["Mathematics", "Ελληνικά"],
        LearningResourceType = [LearningResourceType.Assessment, LearningResourceType.Other],
        EducationalUse = [EducationalUse.Assessment],
        EducationalLevel = [new(-1), new(4)],
        TypicalAgeRange = new(0, null),
        TextComplexity = [new("Lexile", 650, "650L"), new("ATOS", 4.25, null), new("Own", null, "easy")],
        InterestLevel = ["MG+"],
        InLanguage = ["es-MX"],
        TimeRequired = new TimeSpan(8, 1, 2, 3, 4),
        TimeIsEstimated = true,
        License = new("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", [LicensePermission.CommercialUse]),
        Creator = ["A"],
        Publisher = "P",
        CreditText = "C",
        IsAccessibleForFree = false,
        AccessMode = [AccessMode.Visual],
        AccessModeSufficient = [[AccessMode.Visual, AccessMode.Auditory], []],
        AccessibilityFeature = ["captions"],
        AccessibilityHazard = ["none"],
        EncodingFormat = ["text/html"],
        InteractivityType = default(InteractivityType),
        Audience = [Audience.Learner],
        Keywords = ["k"],
        ThumbnailUrl = "https://x.example/t.png",
        Alignments = [new(default, Guid.Empty, "4.NF.B.3"), new(AlignmentRole.Requires, new Guid("0b51c1a4-0000-4000-8000-000000000001"), "x")],
        UnresolvedAlignments = [new(AlignmentRole.Assesses, "9.ZZ", "No skill.") { Code = "SKILL_AMBIGUOUS", Names = ["9.ZZ", "z"], Path = ["teaches", "0"] }],
        IsPartOf = ["whole"],
        IsBasedOn = ["base"],
        Position = 0,
        DateModified = new DateTimeOffset(2026, 3, 31, 1, 2, 3, 450, TimeSpan.FromHours(2)),
        Frameworks = [new Guid("0b51c1a4-0000-4000-8000-000000000002")],
    };

    public static TheoryData<LearningResource> Resources => new(
        Everything, new() { Name = "" },
        Everything with { License = new("u", null, null), TypicalAgeRange = new(null, 12), TimeRequired = TimeSpan.Zero, IsAccessibleForFree = true });

    [Theory, MemberData(nameof(Resources))]
    public void A_document_is_byte_for_byte_what_the_serializer_writes(LearningResource resource)
        => Assert.Equal(JsonSerializer.Serialize(resource, Serializer), Encoding.UTF8.GetString(ResourceDocument.Write(resource)));

    [Fact]
    public void A_document_holds_every_property_of_a_resource()
    {
        using var document = JsonDocument.Parse(ResourceDocument.Write(Everything));
        var written = document.RootElement.EnumerateObject().Select(m => m.Name);
        var kept = typeof(LearningResource).GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

        Assert.Equal(kept, written);
    }

    [Theory, MemberData(nameof(Resources))]
    public void What_was_written_reads_back(LearningResource resource)
    {
        var document = ResourceDocument.Write(resource);
        Assert.Equal(Encoding.UTF8.GetString(document), JsonSerializer.Serialize(ResourceDocument.Read(document), Serializer));
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over()
    {
        var later = Encoding.UTF8.GetBytes($$"""
            {"later":{"name":["x"]},"name":"A","{{new string('l', 100)}}":[{}],"license":{"url":"u","since":2030},"alignments":[{"weight":{"a":1},"ref":"r"}],"position":7}
            """);
        var read = ResourceDocument.Read(later);
        Assert.Equal(("A", "u", "r", 7), (read.Name, read.License!.Url, read.Alignments.Single().Ref, read.Position!.Value));
    }

    sealed class GradeLevelConverter : JsonConverter<GradeLevel>
    {
        public override GradeLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, GradeLevel value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
    }
}
