using System.Text.Json;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>A query of the query DSL. Values are always JSON values and never parts of a syntax.</summary>
abstract record Query
{
    /// <summary>Writes it as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteContent(json);
        json.WriteEndObject();
    }

    protected abstract void WriteContent(Utf8JsonWriter json);

    protected static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Query> queries)
    {
        if (queries.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var query in queries)
            query.Write(json);
        json.WriteEndArray();
    }
}

/// <summary>Everything.</summary>
sealed record MatchAllQuery : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("match_all", _ => { });
}

/// <summary>Nothing.</summary>
sealed record MatchNoneQuery : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("match_none", _ => { });
}

/// <summary>Has this value.</summary>
sealed record TermQuery(string Field, string Value) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("term", term => term.WriteObject(Field, of => of.WriteString("value", Value)));
}

/// <summary>Is true, or is false.</summary>
sealed record FlagQuery(string Field, bool Value) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("term", term => term.WriteObject(Field, of => of.WriteBoolean("value", Value)));
}

/// <summary>Has one of these values.</summary>
sealed record TermsQuery(string Field, IReadOnlyCollection<string> Values) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("terms", terms => terms.WriteStrings(Field, Values));
}

/// <summary>Has at least as many of these values as another of its fields says.</summary>
sealed record TermsSetQuery(string Field, IReadOnlyCollection<string> Values, string CountField) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("terms_set", set => set.WriteObject(Field, of =>
    {
        of.WriteStrings("terms", Values);
        of.WriteString("minimum_should_match_field", CountField);
    }));
}

/// <summary>Lies within bounds, both included; null for none.</summary>
sealed record RangeQuery(string Field, long? Least, long? Most) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("range", range => range.WriteObject(Field, of =>
    {
        if (Least is { } least)
            of.WriteNumber("gte", least);
        if (Most is { } most)
            of.WriteNumber("lte", most);
    }));
}

/// <summary>The same for measures.</summary>
sealed record MeasureRangeQuery(string Field, double? Least, double? Most) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("range", range => range.WriteObject(Field, of =>
    {
        if (Least is { } least)
            of.WriteNumber("gte", least);
        if (Most is { } most)
            of.WriteNumber("lte", most);
    }));
}

/// <summary>Has a value.</summary>
sealed record ExistsQuery(string Field) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("exists", exists => exists.WriteString("field", Field));
}

/// <summary>Is one of these documents.</summary>
sealed record IdsQuery(IReadOnlyCollection<string> Values) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("ids", ids => ids.WriteStrings("values", Values));
}

/// <summary>Has a value that begins so.</summary>
sealed record PrefixQuery(string Field, string Value) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("prefix", prefix => prefix.WriteObject(Field, of => of.WriteString("value", Value)));
}

/// <summary>A nested object matches.</summary>
sealed record NestedQuery(string Path, Query Inner, string ScoreMode = "none") : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("nested", nested =>
    {
        nested.WriteString("path", Path);
        nested.WriteString("score_mode", ScoreMode);
        nested.WritePropertyName("query");
        Inner.Write(nested);
    });
}

/// <summary>All, some and none of others.</summary>
sealed record BoolQuery : Query
{
    public IReadOnlyList<Query> Must { get; init; } = [];

    public IReadOnlyList<Query> Filter { get; init; } = [];

    public IReadOnlyList<Query> Should { get; init; } = [];

    public IReadOnlyList<Query> MustNot { get; init; } = [];

    public int? MinimumShouldMatch { get; init; }

    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("bool", content =>
    {
        Write(content, "must", Must);
        Write(content, "filter", Filter);
        Write(content, "should", Should);
        Write(content, "must_not", MustNot);
        if (MinimumShouldMatch is { } least)
            content.WriteNumber("minimum_should_match", least);
    });
}

/// <summary>Matches as another does, with a score of its own.</summary>
sealed record ConstantScoreQuery(Query Filter, double Boost) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("constant_score", constant =>
    {
        constant.WritePropertyName("filter");
        Filter.Write(constant);
        constant.WriteNumber("boost", Boost);
    });
}

/// <summary>The best of several counts.</summary>
sealed record DisMaxQuery(IReadOnlyList<Query> Queries) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("dis_max", max => Write(max, "queries", Queries));
}

/// <summary>Adds a field's value, times a factor, to the score of another query.</summary>
sealed record FunctionScoreQuery(Query Inner, string Field, double Factor) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("function_score", score =>
    {
        score.WritePropertyName("query");
        Inner.Write(score);
        score.WriteStartArray("functions");
        score.WriteStartObject();
        score.WriteObject("field_value_factor", value =>
        {
            value.WriteString("field", Field);
            value.WriteNumber("factor", Factor);
            value.WriteNumber("missing", 0);
        });
        score.WriteEndObject();
        score.WriteEndArray();
        score.WriteString("boost_mode", "sum");
    });
}

/// <summary>Has one of these words, as the field's analyzer reads them.</summary>
sealed record MatchQuery(string Field, string Text) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("match", match => match.WriteObject(Field, of => of.WriteString("query", Text)));
}

/// <summary>Has these words one after the other; the last may go on.</summary>
sealed record PhraseQuery(string Field, string Text, bool IsPrefix, double Boost = 1) : Query
{
    const int MostExpansions = 1_000;

    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject(IsPrefix ? "match_phrase_prefix" : "match_phrase", match => match.WriteObject(Field, of =>
    {
        of.WriteString("query", Text);
        if (IsPrefix)
            of.WriteNumber("max_expansions", MostExpansions);
        if (Boost != 1)
            of.WriteNumber("boost", Boost);
    }));
}

/// <summary>Words in several fields, each with its weight, as <c>name^10</c>; the field that fits best counts.</summary>
sealed record MultiMatchQuery(string Text, IReadOnlyList<string> Fields, double Boost) : Query
{
    protected override void WriteContent(Utf8JsonWriter json) => json.WriteObject("multi_match", match =>
    {
        match.WriteString("query", Text);
        match.WriteStrings("fields", Fields);
        match.WriteString("type", "best_fields");
        match.WriteNumber("tie_breaker", .2);
        match.WriteNumber("boost", Boost);
    });
}
