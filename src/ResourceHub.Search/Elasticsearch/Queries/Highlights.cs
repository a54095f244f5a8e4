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

    static readonly (string Field, string Shown, string[] Readings)[] Shown =
    [
        .. new[] { ("name", "name"), ("description", "description"), ("keyword_text", "keywords"), ("skill_text", "alignments") }
            .Select(f => (f.Item1, f.Item2, (string[])[f.Item1, .. IndexMapping.Languages.Select(l => $"{f.Item1}_{l}")])),
        ("provider_name", "provider", ["provider_name"]),
    ];

    /// <summary>The fields that are shown, in all readings.</summary>
    public static readonly IReadOnlyList<string> Fields = [.. Shown.SelectMany(s => s.Readings)];

    /// <summary>The fields that are shown, in the reading that knows no language.</summary>
    public static readonly IReadOnlyList<string> PlainFields = [.. Shown.Select(s => s.Field)];

    public static void Write(Utf8JsonWriter json, Query marks) => json.WriteObject("highlight", highlight =>
    {
        highlight.WriteString("encoder", "html");
        highlight.WriteStrings("pre_tags", [Before]);
        highlight.WriteStrings("post_tags", [After]);
        highlight.WritePropertyName("highlight_query");
        marks.Write(highlight);
        highlight.WriteObject("fields", of =>
        {
            foreach (var field in Fields)
            {
                of.WriteObject(field, options =>
                {
                    // unified cuts behind the match
                    options.WriteString("type", field.StartsWith("description", StringComparison.Ordinal) ? "plain" : "unified");
                    // names are shown whole
                    options.WriteNumber("number_of_fragments", field.StartsWith("name", StringComparison.Ordinal) || field == "provider_name" ? 0 : MostFragments);
                    options.WriteNumber("fragment_size", FragmentLength);
                });
            }
        });
    });

    public static IReadOnlyList<Highlight> Read(HitAnswer hit)
    {
        var shown = new List<Highlight>();
        foreach (var (field, name, readings) in Shown)
        {
            var best = readings.Select(f => hit.Highlight?.GetValueOrDefault(f) ?? []).MaxBy(Marks)!;
            if (Marks(best) > 0)
                shown.Add(new(name, [.. best.Select(f => field == "description" ? WithEllipses(Plain(f), hit.Source?.Description) : Plain(f))]));
        }
        return shown;
    }

    // the server escapes slashes too, which every reader can do without
    static string Plain(string fragment) => fragment.Trim().Replace("&#x2F;", "/", StringComparison.Ordinal).Replace("&#x27;", "&#39;", StringComparison.Ordinal);

    static int Marks(IReadOnlyList<string> fragments) => fragments.Sum(f => f.Split(Before).Length - 1);

    // the server does not say whether a fragment is all of a text
    static string WithEllipses(string fragment, string? text)
    {
        var plain = WebUtility.HtmlDecode(fragment.Replace(Before, "", StringComparison.Ordinal).Replace(After, "", StringComparison.Ordinal));
        if (text is null)
            return fragment;
        return $"{(text.AsSpan().TrimStart().StartsWith(plain) ? "" : "…")}{fragment}{(text.AsSpan().TrimEnd().EndsWith(plain) ? "" : "…")}";
    }
}
