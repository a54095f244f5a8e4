using ResourceHub.Core;

namespace ResourceHub.Core.Tests.Common;

public sealed class GradeBandTests
{
    [Theory]
    [InlineData("4", "04")]
    [InlineData("04", "04")]
    [InlineData("Grade 4", "04")]
    [InlineData("4th grade", "04")]
    [InlineData("grade 12", "12")]
    [InlineData("K", "KG")]
    [InlineData("Kindergarten", "KG")]
    [InlineData("Pre-K", "PK")]
    [InlineData("Prekindergarten", "PK")]
    [InlineData("PR", "PR")]
    [InlineData("University", "PS")]
    [InlineData("K-2", "KG-02")]
    [InlineData("Grades 3–5", "03-05")]
    [InlineData("grades 3 to 5", "03-05")]
    [InlineData("Middle School", "06-08")]
    [InlineData("High School", "09-12")]
    [InlineData("Elementary School", "KG-05")]
    [InlineData("Pre-K-2", "PK-02")]
    public void The_usual_notations_are_read(string text, string expected)
    {
        Assert.True(GradeBand.TryParse(text, out var band));
        Assert.Equal(expected, band.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("13")]
    [InlineData("0")]
    [InlineData("5-3")]
    [InlineData("fourth")]
    [InlineData("4.NF")]
    [InlineData(null)]
    public void What_is_no_level_is_not_guessed(string? text) => Assert.False(GradeBand.TryParse(text, out _));

    [Fact]
    public void A_band_counts_as_its_lowest_level()
    {
        Assert.True(GradeLevel.TryParse("K-2", out var level));
        Assert.Equal("KG", level.Code);
    }

    [Fact]
    public void A_band_expands_to_its_levels()
    {
        Assert.True(GradeBand.TryParse("PK-1", out var band));
        Assert.Equal(["PK", "KG", "01"], band.Levels().Select(l => l.Code));
    }
}
