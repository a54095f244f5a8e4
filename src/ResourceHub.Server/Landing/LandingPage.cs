using System.Globalization;
using System.Text;
using static System.Net.WebUtility;

namespace ResourceHub.Server.Landing;

/// <summary>Writes the page at /.</summary>
internal static class LandingPage
{
    public static string Render(LandingModel model, IReadOnlyList<GuideSection> sections)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"""
            <header>
              <h1><img src="landing/icon.svg" alt="" width="34" height="34"> ResourceHub <span>{HtmlEncode(model.Version)}</span></h1>
              <p>Learning resources from many providers, found by skill and by what a learner is ready for.</p>
            </header>

            """);
        body.Append(Counts(model.Counts));
        body.Append("""<nav aria-label="Ways in"><ul class="ways">""");
        body.Append(model.Explorer
            ? Way("graphql", "Explorer", "Ask the hub in your browser: completion, documentation, examples.")
            : Way("graphql?query=%7B__typename%7D", "GraphQL", "The endpoint for programs, by POST and GET. The explorer is switched off here."));
        body.Append(Way("graphql?sdl", "Schema", "The whole public contract as SDL."));
        body.Append(Way("health/ready", "Health", "Whether the hub can do its work, for people and load balancers."));
        body.Append("</ul></nav>");
        if (sections.Count > 0)
        {
            body.Append("""<section aria-labelledby="guide"><h2 id="guide">Guide</h2><ul class="sections">""");
            foreach (var section in sections)
                body.Append(CultureInfo.InvariantCulture, $"""<li><a href="guide#{HtmlEncode(section.Id)}">{HtmlEncode(section.Title)}</a></li>""");
            body.Append("</ul></section>");
        }
        return Frame("ResourceHub", body.ToString());
    }

    /// <summary>A whole page around its content.</summary>
    public static string Frame(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{HtmlEncode(title)}</title>
          <link rel="icon" href="landing/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="landing/base.css">
          <link rel="stylesheet" href="landing/landing.css">
        </head>
        <body class="landing"><main>
        {body}
        </main></body>
        </html>

        """;

    static string Counts(LandingCounts? counts)
        => counts is null
            ? """<p class="starting" role="status">The hub is starting, or its database does not answer: see its health.</p>"""
            : $"""<dl class="counts">{Count(counts.Frameworks, "framework")}{Count(counts.Skills, "skill")}{Count(counts.Providers, "provider")}{Count(counts.Resources, "resource")}</dl>""";

    static string Count(long count, string what)
        => $"<div><dt>{what}{(count == 1 ? "" : "s")}</dt><dd>{count.ToString("N0", CultureInfo.InvariantCulture)}</dd></div>";

    static string Way(string address, string title, string text)
        => $"""<li><a href="{HtmlEncode(address)}"><strong>{HtmlEncode(title)}</strong><span>{HtmlEncode(text)}</span></a></li>""";
}
