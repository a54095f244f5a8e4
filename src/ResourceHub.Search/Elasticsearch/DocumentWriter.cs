using System.Text.Json;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>
/// Writes a document as the index keeps it. A resource that was removed leaves a document that nothing finds, which only its version is read of:
/// the server forgets the versions of deleted documents after a while, and a late older change would bring the resource back.
/// </summary>
static class DocumentWriter
{
    /// <summary>What separates a value's key from how it is written.</summary>
    public const char SpellingMark = '\u0001';

    /// <summary>Shown to everybody.</summary>
    public const string Everybody = "all";

    /// <summary>Shown to educators.</summary>
    public const string Educators = "educators";

    public static void Write(Utf8JsonWriter json, Guid resource, IndexDocument? document)
    {
        json.WriteStartObject();
        json.WriteString("id", IdOf(resource));
        if (document is not null)
            WriteContent(json, document);
        json.WriteEndObject();
    }

    public static string IdOf(Guid id) => id.ToString("D");

    /// <summary>What values are compared by.</summary>
    public static string KeyOf(string value) => Body.Valid(TermTable.Key(value));

    /// <summary>A text's words, folded and parted by blanks.</summary>
    public static string WordsOf(string text) => SearchWords.Fold(Unicode.Clean(text)!);

    static void WriteContent(Utf8JsonWriter json, IndexDocument document)
    {
        json.WriteString("visibility", document.EducatorOnly ? Educators : Everybody);
        WriteTexts(json, document);
        WriteCompletions(json, document);
        WriteTerms(json, document);
        WriteSkills(json, document);
        var sufficient = document.AccessModeSufficient.Select(Scalars.ModeSet).Where(set => set > 0).Distinct().ToArray();
        if (sufficient.Length > 0)
        {
            json.WriteStartArray("sufficient");
            foreach (var set in sufficient)
                json.WriteNumberValue(set);
            json.WriteEndArray();
        }
        var measures = document.TextComplexity.Where(m => double.IsFinite(m.Value)).ToArray();
        if (measures.Length > 0)
        {
            json.WriteStartArray("measures");
            foreach (var (name, value) in measures)
            {
                json.WriteStartObject();
                json.WriteString("name", KeyOf(name));
                json.WriteNumber("value", value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (document.Effects.Count > 0)
        {
            json.WriteStartArray("effects");
            foreach (var (organization, gain) in document.Effects)
            {
                json.WriteStartObject();
                json.WriteString("organization", IdOf(organization));
                json.WriteNumber("gain", Math.Clamp(gain, -1, 1));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (document.DuplicateGroup is { } group)
            json.WriteString("group", IdOf(group));
        if (document.AgeMin is not null || document.AgeMax is not null)
        {
            json.WriteNumber("ageMin", document.AgeMin ?? -1);
            json.WriteNumber("ageMax", document.AgeMax ?? int.MaxValue);
        }
        if (document.TimeRequired is { } time)
            json.WriteNumber("seconds", (long)Math.Max(0, time.TotalSeconds));
        if (document.IsAccessibleForFree is { } free)
            json.WriteBoolean("isAccessibleForFree", free);
        json.WriteBoolean("hasQuiz", document.HasQuiz);
        json.WriteBoolean("hazardsStated", Hazards.AreStated(document));
        if (document.DateModified is { } modified)
            json.WriteNumber("modified", modified.UtcTicks);
        json.WriteNumber("quality", Math.Clamp(document.Quality, 0, 1));
    }

    static void WriteTexts(Utf8JsonWriter json, IndexDocument document)
    {
        var keywords = Values(document, IndexField.Keywords);
        // a text without a language may be in any
        var tags = Values(document, IndexField.InLanguage);
        string[] suffixes = ["", .. IndexMapping.Languages.Where(language => tags.Count == 0 || tags.Any(t => t.Trim().StartsWith(language, StringComparison.OrdinalIgnoreCase))).Select(l => "_" + l)];
        string[] words = [.. new[] { document.Name, string.Join('\n', keywords), document.Description, document.SkillText, document.ProviderName }
            .Select(text => WordsOf(text ?? "")).Where(text => text.Length > 0)];
        foreach (var suffix in suffixes)
        {
            json.WriteString("name" + suffix, Body.Valid(document.Name));
            if (document.Description is { } description)
                json.WriteString("description" + suffix, Body.Valid(description));
            if (keywords.Count > 0)
                json.WriteStrings("keyword_text" + suffix, keywords);
            if (document.SkillText is { } skills)
                json.WriteStrings("skill_text" + suffix, skills.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            json.WriteStrings("text" + suffix, words);
        }
        if (document.ProviderName is { } provider)
            json.WriteString("provider_name", Body.Valid(provider));
    }

    static void WriteCompletions(Utf8JsonWriter json, IndexDocument document)
    {
        var name = WordsOf(document.Name);
        if (name.Length > 0)
            json.WriteString("name_words", name);
        json.WriteObject("completions", completions =>
        {
            if (name.Length > 0)
                completions.WriteString("name", name);
            Spelt(completions, "keyword", Values(document, IndexField.Keywords));
            Spelt(completions, "provider", document.ProviderName is { } provider ? [provider] : []);
        });

        static void Spelt(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
        {
            var spelt = values.Select(v => (Folded: WordsOf(v), Value: v.Trim())).Where(v => v.Folded.Length > 0).DistinctBy(v => v.Folded);
            json.WriteStrings(name, spelt.Select(v => v.Folded + SpellingMark + v.Value));
        }
    }

    static void WriteTerms(Utf8JsonWriter json, IndexDocument document)
    {
        var fields = document.Terms.GroupBy(t => t.Field, t => t.Values)
            .Select(g => (Field: g.Key, Values: g.SelectMany(v => v).DistinctBy(KeyOf).ToArray())).Where(f => f.Values.Length > 0).ToArray();
        json.WriteObject("terms", terms =>
        {
            foreach (var (field, values) in fields)
                terms.WriteStrings(IndexMapping.NameOf(field), values.Select(KeyOf));
        });
        json.WriteObject("spellings", spellings =>
        {
            foreach (var (field, values) in fields.Where(f => IndexMapping.IsFree(f.Field)))
                spellings.WriteStrings(IndexMapping.NameOf(field), values.Select(v => KeyOf(v) + SpellingMark + v.Trim()));
        });
        var tags = Values(document, IndexField.InLanguage);
        if (tags.Count > 0)
            json.WriteStrings("languages", tags.SelectMany(t => Ranges(KeyOf(t))).Distinct());
    }

    // es-mx is found by es-mx and by es
    static IEnumerable<string> Ranges(string tag)
    {
        for (var end = tag.Length; end > 0; end = tag.LastIndexOf('-', end - 1))
            yield return tag[..end];
    }

    static void WriteSkills(Utf8JsonWriter json, IndexDocument document)
    {
        var places = document.Places.ToDictionary(p => p.Skill);
        foreach (var role in document.Alignments.GroupBy(a => a.Role, a => a.Skill))
        {
            Guid[] given = [.. role.Distinct()];
            Guid[] same = [.. given.Concat(given.SelectMany(s => PlaceOf(s).Matches)).Distinct()];
            json.WriteObject(RoleField(role.Key), alignment =>
            {
                Skills(alignment, "given", given);
                Skills(alignment, "same", same);
                Skills(alignment, "below", given.Concat(given.SelectMany(s => PlaceOf(s).Ancestors)));
                Skills(alignment, "within", same.Concat(given.SelectMany(s => PlaceOf(s).Ancestors.Concat(PlaceOf(s).MatchAncestors))));
            });
        }
        Skills(json, "skills", document.Alignments.Where(a => a.Role != AlignmentRole.Requires).Select(a => a.Skill));
        if (document.Places.Count > 0)
            json.WriteNumber("position", document.Places.Max(p => p.Position));
        if (document.RequiredSkills is { } required)
        {
            Skills(json, "required", required);
            json.WriteNumber("requiredCount", required.Distinct().Count());
        }

        IndexPlace PlaceOf(Guid skill) => places.GetValueOrDefault(skill) ?? new(skill, [], [], [], 0);
    }

    /// <summary>The field group of a role.</summary>
    public static string RoleField(AlignmentRole role) => role switch
    {
        AlignmentRole.Teaches => "teaches",
        AlignmentRole.Assesses => "assesses",
        _ => "requires",
    };

    static void Skills(Utf8JsonWriter json, string name, IEnumerable<Guid> skills)
    {
        string[] ids = [.. skills.Distinct().Select(IdOf)];
        if (ids.Length > 0)
            json.WriteStrings(name, ids);
    }

    static IReadOnlyList<string> Values(IndexDocument document, IndexField field) => [.. document.Terms.Where(t => t.Field == field).SelectMany(t => t.Values)];
}
