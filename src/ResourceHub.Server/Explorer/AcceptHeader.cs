using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace ResourceHub.Server.Explorer;

/// <summary>Content negotiation between a page for people and an answer for programs (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    static readonly string[] Answers = ["application/json", "application/graphql-response+json"];

    /// <summary>Whether the request names HTML and wants it more than any JSON; a tie goes to the program.</summary>
    public static bool PrefersHtml(RequestHeaders headers)
    {
        var accept = headers.Accept;
        var html = accept.Where(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)).Select(Quality).DefaultIfEmpty(0).Max();
        return html > 0 && Answers.All(answer => html > QualityOf(answer, accept));
    }

    static double QualityOf(string answer, IList<MediaTypeHeaderValue> accept)
    {
        var type = new MediaTypeHeaderValue(answer);
        // the most specific range that matches decides
        return accept.Where(type.IsSubsetOf)
            .OrderBy(a => a.MatchesAllTypes ? 2 : a.MatchesAllSubTypes ? 1 : 0)
            .Select(Quality).FirstOrDefault();
    }

    static double Quality(MediaTypeHeaderValue value) => value.Quality ?? 1;
}
