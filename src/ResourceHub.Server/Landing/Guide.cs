using System.Text;
using ResourceHub.Server.Explorer;

namespace ResourceHub.Server.Landing;

/// <summary>The README as a page of the running hub, so that it is at hand without a network.</summary>
/// <param name="Page">The HTML; empty where the build had no README.</param>
/// <param name="Sections">Its second-level headings, in order.</param>
internal sealed record Guide(string Page, IReadOnlyList<GuideSection> Sections)
{
    /// <summary>The README that was embedded when this assembly was built.</summary>
    public static Guide Read() => WebAsset.TryRead("README.md") is { } readme ? From(Encoding.UTF8.GetString(readme)) : new("", []);

    /// <summary>Renders a Markdown document.</summary>
    public static Guide From(string markdown)
    {
        var rendered = Markdown.Render(markdown);
        var body = $"""<p><a href="./">ResourceHub</a></p><article class="guide">{rendered.Html}</article>""";
        return new(LandingPage.Frame("Guide to ResourceHub", body), rendered.Sections);
    }
}

/// <summary>A section of the guide.</summary>
/// <param name="Id">Its anchor on the page.</param>
/// <param name="Title">Its heading, as plain text.</param>
internal sealed record GuideSection(string Id, string Title);
