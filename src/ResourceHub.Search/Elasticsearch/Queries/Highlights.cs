using System.Net;
using System.Text.Json;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>Asks for highlights and reads them: of a text's readings by language, the one that found most is shown.</summary>
static class Highlights
{
    const int MostFragments = 3;
    const int FragmentLength = 160;
    const string Before = "<mark>";
    const string After = "</mark>";

    static readonly (string Field, string Shown)[] Shown = [("name", "name"), ("description", "description"), ("keyword_text", "keywords")];

    /// <summary>The fields that are shown, in all readings.</summary>
    public static readonly IReadOnlyList<string> Fields = [.. Shown.SelectMany(s => Readings(s.Field))];

    public static void Write(Utf8JsonWriter json, IReadOnlyList<string> fields)
    {
        json.WriteObject("highlight", highlight =>
        {
            highlight.WriteString("encoder", "html");
            highlight.WriteStrings("pre_tags", [Before]);
            highlight.WriteStrings("post_tags", [After]);
            highlight.WriteObject("fields", of =>
            {
                foreach (var field in fields)
                {
                    of.WriteObject(field, options =>
                    {
                        options.WriteString("type", "unified");
                        // a name is shown whole
                        options.WriteNumber("number_of_fragments", field.StartsWith("name", StringComparison.Ordinal) ? 0 : MostFragments);
                        options.WriteNumber("fragment_size", FragmentLength);
                    });
                }
            });
        });
    }

    public static IReadOnlyList<Highlight> Read(HitAnswer hit)
    {
        var shown = new List<Highlight>();
        foreach (var (field, name) in Shown)
        {
            var best = Readings(field).Select(f => hit.Highlight?.GetValueOrDefault(f) ?? []).MaxBy(Marks)!;
            if (Marks(best) > 0)
                shown.Add(new(name, [.. best.Select(f => field == "description" ? WithEllipses(f, hit.Source?.Description) : f)]));
        }
        return shown;
    }

    static IEnumerable<string> Readings(string field) => [field, .. IndexMapping.Languages.Select(l => $"{field}_{l}")];

    static int Marks(IReadOnlyList<string> fragments) => fragments.Sum(f => f.Split(Before).Length - 1);

    // the server does not say whether a fragment is all of a text
    static string WithEllipses(string fragment, string? text)
    {
        var plain = WebUtility.HtmlDecode(fragment.Replace(Before, "", StringComparison.Ordinal).Replace(After, "", StringComparison.Ordinal)).Trim();
        if (text is null)
            return fragment;
        return $"{(text.AsSpan().TrimStart().StartsWith(plain) ? "" : "…")}{fragment}{(text.AsSpan().TrimEnd().EndsWith(plain) ? "" : "…")}";
    }
}
