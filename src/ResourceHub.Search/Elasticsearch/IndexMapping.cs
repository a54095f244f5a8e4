using System.Text.Json;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Queries;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>
/// The fields of an index. Strict: a field that is not here is refused. <see cref="Version"/> grows with each change; an index of another version
/// is left to the hub that made it, and <c>resourcehub reindex</c> makes a new one.
/// </summary>
static class IndexMapping
{
    public const int Version = 1;

    /// <summary>Longer values are kept, but not found; the server's limit is 32,766 bytes.</summary>
    const int LongestKeyword = 8_000;

    // plain words are folded and parted by blanks before they come here, so that every adapter sees the same ones
    const string Words = "hub_words";
    const string Text = "hub_text";

    /// <summary>Languages that words are stemmed in, by the first letters of a language tag.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    static readonly string[] ForPeople = ["name", "description", "keyword_text", "skill_text"];

    /// <summary>The name of a field that holds terms, under <c>terms</c> and <c>spellings</c>.</summary>
    public static string NameOf(IndexField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    /// <summary>Whether values of a field are written freely, so that their spelling is kept beside their key.</summary>
    public static bool IsFree(IndexField field) => field is IndexField.About or IndexField.InLanguage or IndexField.InterestLevel or IndexField.Keywords;

    /// <summary>What an index is created with.</summary>
    public static ReadOnlyMemory<byte> Create(ElasticOptions options, string alias, string? content, long? beat) => Body.Of(json =>
    {
        json.WriteStartObject();
        json.WriteObject("aliases", aliases => aliases.WriteObject(alias, _ => { }));
        json.WriteObject("settings", settings => WriteSettings(settings, options, isFilled: beat is not null));
        json.WriteObject("mappings", mappings =>
        {
            mappings.WriteString("dynamic", "strict");
            WriteMeta(mappings, content, beat);
            mappings.WriteObject("_source", source => source.WriteStrings("excludes", ["text", .. Languages.Select(l => "text_" + l), "name_words", "completions"]));
            mappings.WriteObject("properties", WriteFields);
        });
        json.WriteEndObject();
    });

    /// <summary>What says whose index it is, what it was made from and, while it is filled, when that was last seen going on.</summary>
    public static void WriteMeta(Utf8JsonWriter json, string? content, long? beat) => json.WriteObject("_meta", meta =>
    {
        meta.WriteString("owner", "resourcehub");
        meta.WriteNumber("version", Version);
        if (content is not null)
            meta.WriteString("content", content);
        if (beat is { } at)
            meta.WriteNumber("beat", at);
    });

    static void WriteSettings(Utf8JsonWriter json, ElasticOptions options, bool isFilled)
    {
        json.WriteNumber("number_of_shards", options.Shards);
        json.WriteNumber("number_of_replicas", isFilled ? 0 : options.Replicas);
        if (isFilled)
            json.WriteString("refresh_interval", "-1");
        json.WriteObject("analysis", analysis =>
        {
            analysis.WriteObject("analyzer", analyzers =>
            {
                Analyzer(analyzers, Words, "whitespace");
                Analyzer(analyzers, Text, "standard");
                foreach (var language in Languages)
                {
                    Analyzer(analyzers, $"{Words}_{language}", "whitespace", $"hub_{language}_stop", $"hub_{language}_stem");
                    Analyzer(analyzers, $"{Text}_{language}", "standard", $"hub_{language}_stop", $"hub_{language}_stem");
                }
            });
            analysis.WriteObject("filter", filters =>
            {
                Filter(filters, "hub_en_stop", "stop", "stopwords", "_english_");
                Filter(filters, "hub_en_stem", "stemmer", "language", "english");
                Filter(filters, "hub_es_stop", "stop", "stopwords", "_spanish_");
                Filter(filters, "hub_es_stem", "stemmer", "language", "light_spanish");
            });
        });
    }

    static void WriteFields(Utf8JsonWriter json)
    {
        Keyword(json, "id");
        Keyword(json, "visibility");
        foreach (var field in ForPeople)
            TextFields(json, field, Text);
        Type(json, "provider_name", "text", of => of.WriteString("analyzer", Text));
        TextFields(json, "text", Words, plain => Prefixes(plain, least: 2));
        Type(json, "name_words", "text", of =>
        {
            of.WriteString("analyzer", Words);
            Prefixes(of, least: 1);
        });
        Group(json, "completions", ["name", "keyword", "provider"]);
        Group(json, "terms", Enum.GetValues<IndexField>().Where(f => f != IndexField.Skill).Select(NameOf));
        Group(json, "spellings", Enum.GetValues<IndexField>().Where(IsFree).Select(NameOf));
        foreach (var role in (string[])["teaches", "assesses", "requires"])
            Group(json, role, ["given", "same", "below", "within"]);
        Keyword(json, "languages");
        Keyword(json, "skills");
        Type(json, "position", "integer");
        Keyword(json, "required");
        Type(json, "requiredCount", "integer");
        Type(json, "sufficient", "byte");
        Type(json, "measures", "nested", of => of.WriteObject("properties", measure =>
        {
            Keyword(measure, "name");
            Type(measure, "value", "double");
        }));
        Type(json, "effects", "nested", of => of.WriteObject("properties", effect =>
        {
            Keyword(effect, "organization");
            Type(effect, "gain", "float");
        }));
        Keyword(json, "group");
        Type(json, "ageMin", "integer");
        Type(json, "ageMax", "integer");
        Type(json, "seconds", "long");
        Type(json, "isAccessibleForFree", "boolean");
        Type(json, "hasQuiz", "boolean");
        Type(json, "hazardsStated", "boolean");
        // 100 nanoseconds since the year 1: a date field keeps milliseconds
        Type(json, "modified", "long");
        Type(json, "quality", "float");
    }

    static void Prefixes(Utf8JsonWriter json, int least) => json.WriteObject("index_prefixes", prefixes =>
    {
        prefixes.WriteNumber("min_chars", least);
        prefixes.WriteNumber("max_chars", 8);
    });

    static void TextFields(Utf8JsonWriter json, string name, string analyzer, Action<Utf8JsonWriter>? more = null)
    {
        Type(json, name, "text", of =>
        {
            of.WriteString("analyzer", analyzer);
            more?.Invoke(of);
        });
        foreach (var language in Languages)
            Type(json, $"{name}_{language}", "text", of => of.WriteString("analyzer", $"{analyzer}_{language}"));
    }

    static void Group(Utf8JsonWriter json, string name, IEnumerable<string> keywords) => json.WriteObject(name, group =>
    {
        group.WriteString("dynamic", "strict");
        group.WriteObject("properties", properties =>
        {
            foreach (var keyword in keywords)
                Keyword(properties, keyword);
        });
    });

    static void Keyword(Utf8JsonWriter json, string name) => Type(json, name, "keyword", of => of.WriteNumber("ignore_above", LongestKeyword));

    static void Type(Utf8JsonWriter json, string name, string type, Action<Utf8JsonWriter>? more = null) => json.WriteObject(name, of =>
    {
        of.WriteString("type", type);
        more?.Invoke(of);
    });

    static void Analyzer(Utf8JsonWriter json, string name, string tokenizer, params string[] more) => json.WriteObject(name, analyzer =>
    {
        analyzer.WriteString("type", "custom");
        analyzer.WriteString("tokenizer", tokenizer);
        analyzer.WriteStrings("filter", ["lowercase", "asciifolding", .. more]);
    });

    static void Filter(Utf8JsonWriter json, string name, string type, string option, string value) => json.WriteObject(name, filter =>
    {
        filter.WriteString("type", type);
        filter.WriteString(option, value);
    });
}
