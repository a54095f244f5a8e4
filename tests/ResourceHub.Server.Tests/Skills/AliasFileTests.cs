using System.Text;
using ResourceHub.Core;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Tests.Skills;

public sealed class AliasFileTests
{
    [Fact]
    public async Task Columns_may_come_in_any_order_and_quotes_are_taken_off()
    {
        var line = Assert.Single(await Read("\uFEFFAlias,aliasKind,caseIdentifier\n\"a, \"\"b\"\"\",codeVariant,63a15ed5-c315-5cc4-aeab-c77a9c25c962\n"));

        Assert.Equal(new AliasLine(2, "63a15ed5-c315-5cc4-aeab-c77a9c25c962", null, "a, \"b\"", "codeVariant"), line);
    }

    [Fact]
    public async Task A_bad_line_says_why_and_the_file_goes_on()
    {
        var lines = await Read("caseIdentifier,code,alias,aliasKind\n\n1,A,x\"y,k\n2,B,z,k,too,many\n3,C,good,k\n4,D\n");

        Assert.Equal([3L, 4, 5, 6], lines.Select(l => l.Line));
        Assert.Contains("quotes", lines[0].Fault, StringComparison.Ordinal);
        Assert.Contains("6 cells", lines[1].Fault, StringComparison.Ordinal);
        Assert.Equal(("good", null), (lines[2].Alias, lines[2].Fault));
        Assert.True(string.IsNullOrEmpty(lines[3].Alias));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,other\n1,2\n")]
    [InlineData("alias\nx\n")]
    public async Task A_file_without_the_columns_is_refused(string text)
        => Assert.Equal("FILE_INVALID", (await Assert.ThrowsAsync<HubException>(() => Read(text))).Code);

    [Fact]
    public async Task A_line_of_two_megabytes_is_refused()
        => Assert.Equal("FILE_INVALID", (await Assert.ThrowsAsync<HubException>(() => Read("code,alias\n1," + new string('x', 2_000_000)))).Code);

    [Fact]
    public async Task Ten_thousand_lines_are_ten_thousand_lines()
        => Assert.Equal(10_000, (await Read("code,alias\n" + string.Concat(Enumerable.Range(0, 10_000).Select(n => $"{n},a{n}\n")))).Count);

    static async Task<List<AliasLine>> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var lines = new List<AliasLine>();
        await foreach (var line in AliasFile.ReadAsync(stream, CancellationToken.None))
            lines.Add(line);
        return lines;
    }
}
