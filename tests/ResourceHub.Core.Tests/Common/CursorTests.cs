using ResourceHub.Core;

namespace ResourceHub.Core.Tests.Common;

public sealed class CursorTests
{
    static readonly string[] Letters = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repeat()
    {
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = Cursor.PageOf("letters", Letters, l => l, PageRequest.Of(2, after));
            seen.AddRange(page.Nodes);
            after = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
        }
        while (after is not null);
        Assert.Equal(Letters, seen);
    }

    [Fact]
    public void A_cursor_of_another_list_is_refused()
    {
        var cursor = Cursor.Encode("groups", "a");
        var problem = Assert.Throws<HubException>(() => Cursor.PageOf("letters", Letters, l => l, PageRequest.Of(2, cursor)));
        Assert.Equal("CURSOR_INVALID", problem.Code);
        Assert.Equal(["after"], problem.Path);
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("")]
    [InlineData("YQ")]
    public void What_is_no_cursor_is_refused(string cursor)
        => Assert.Equal("CURSOR_INVALID", Assert.Throws<HubException>(() => Cursor.Decode("letters", cursor)).Code);

    [Fact]
    public void A_cursor_at_something_gone_says_so()
    {
        var cursor = Cursor.Encode("letters", "z");
        Assert.Equal("CURSOR_EXPIRED", Assert.Throws<HubException>(() => Cursor.PageOf("letters", Letters, l => l, PageRequest.Of(2, cursor))).Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(100000)]
    public void First_outside_its_bounds_is_an_error_that_names_them(int first)
    {
        var problem = Assert.Throws<HubException>(() => PageRequest.Of(first, null));
        Assert.Equal("FIRST_OUT_OF_RANGE", problem.Code);
        Assert.Contains("0 to 100", problem.Message, StringComparison.Ordinal);
    }
}
