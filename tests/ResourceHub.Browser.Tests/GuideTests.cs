using ResourceHub.Server.Landing;

namespace ResourceHub.Browser.Tests;

public sealed class GuideTests
{
    [Theory]
    [InlineData("A *b* `c<d` **e**\nf.", "<p>A *b* <code>c&lt;d</code> <strong>e</strong> f.</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("[a](https://example.org/x?a=1&b=2) [b](#c) [d](FILE.md) [e](javascript:x)", "<p><a href=\"https://example.org/x?a=1&amp;b=2\">a</a> <a href=\"#c\">b</a> d e</p>")]
    [InlineData("```sh\na <b>\n\n# c\n```\nd", "<pre tabindex=\"0\"><code>a &lt;b&gt;\n\n# c\n</code></pre><p>d</p>")]
    [InlineData("- a\n  b\n- c\n  - d\n\n1. e\n2. f", "<ul><li>a b</li><li>c<ul><li>d</li></ul></li></ul><ol><li>e</li><li>f</li></ol>")]
    [InlineData("- a\n  ```\n  b\n  ```\n- c", "<ul><li>a<pre tabindex=\"0\"><code>b\n</code></pre></li><li>c</li></ul>")]
    [InlineData("|a|`b`|\n|-|-|\n|c \\| d|e|", "<div class=\"scroll\" tabindex=\"0\"><table><tr><th>a</th><th><code>b</code></th></tr><tr><td>c | d</td><td>e</td></tr></table></div>")]
    public void Markdown_becomes_HTML(string markdown, string html) => Assert.Equal(html, Markdown.Render(markdown).Html);

    [Fact]
    public void Headings_of_the_second_level_are_the_sections()
    {
        var guide = Guide.From("# Hub\n## First steps\ntext\n### Deeper\n## `keys` & more\n## First steps\n");

        Assert.Equal([("first-steps", "First steps"), ("keys--more", "keys & more"), ("first-steps-1", "First steps")], guide.Sections.Select(s => (s.Id, s.Title)));
        Assert.Contains("<h2 id=\"keys--more\"><code>keys</code> &amp; more</h2>", guide.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_ends()
    {
        var random = new Random(3);
        string[] pieces = ["- ", "1. ", "|", "```", "\n", "\n\n", "  ", "    ", "# ", "text", "`", "[a](b)", "**"];
        for (var i = 0; i < 2000; i++)
            Markdown.Render(string.Concat(Enumerable.Range(0, 20).Select(_ => pieces[random.Next(pieces.Length)])));
    }
}
