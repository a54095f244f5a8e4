using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResourceHub.GraphQL.SpeedHost;

/// <summary>
/// The ceiling: answers the search alone, without any GraphQL. It reads the variables out of the same body, does the same asynchronous work
/// and writes the same JSON with <see cref="Utf8JsonWriter"/> straight into the response.
/// </summary>
internal sealed class HandwrittenEndpoint(Library library)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_search = JsonEncodedText.Encode("search");
    private static readonly JsonEncodedText s_totalCount = JsonEncodedText.Encode("totalCount");
    private static readonly JsonEncodedText s_edges = JsonEncodedText.Encode("edges");
    private static readonly JsonEncodedText s_node = JsonEncodedText.Encode("node");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText s_url = JsonEncodedText.Encode("url");
    private static readonly JsonEncodedText s_description = JsonEncodedText.Encode("description");
    private static readonly JsonEncodedText s_kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText s_minutes = JsonEncodedText.Encode("minutes");
    private static readonly JsonEncodedText s_isFree = JsonEncodedText.Encode("isFree");
    private static readonly JsonEncodedText s_rating = JsonEncodedText.Encode("rating");
    private static readonly JsonEncodedText s_provider = JsonEncodedText.Encode("provider");
    private static readonly JsonEncodedText s_slug = JsonEncodedText.Encode("slug");
    private static readonly JsonEncodedText s_tags = JsonEncodedText.Encode("tags");
    private static readonly JsonEncodedText s_label = JsonEncodedText.Encode("label");
    private static readonly JsonEncodedText s_pageInfo = JsonEncodedText.Encode("pageInfo");
    private static readonly JsonEncodedText s_hasNextPage = JsonEncodedText.Encode("hasNextPage");
    private static readonly JsonEncodedText s_endCursor = JsonEncodedText.Encode("endCursor");
    private static readonly JsonEncodedText[] s_kinds =
        [JsonEncodedText.Encode("LESSON"), JsonEncodedText.Encode("EXERCISE"), JsonEncodedText.Encode("VIDEO")];

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public async Task HandleAsync(HttpContext context)
    {
        var (skill, first) = await ReadAsync(context);
        var page = await library.SearchAsync(skill, first);
        var providerIds = new HashSet<string>();
        var resourceIds = new List<string>(page.Edges.Count);
        foreach (var edge in page.Edges)
        {
            providerIds.Add(edge.Node.ProviderId);
            resourceIds.Add(edge.Node.Id);
        }

        var loadingProviders = library.LoadProvidersAsync([.. providerIds]);
        var loadingTags = library.LoadTagsAsync(resourceIds);
        var providers = await loadingProviders;
        var tags = await loadingTags;
        context.Response.ContentType = "application/json; charset=utf-8";
        Write(context.Response, page, providers, tags);
        await context.Response.BodyWriter.FlushAsync();
    }

    private static async ValueTask<(string Skill, int First)> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.IsCompleted)
            {
                var variables = Parse(new Utf8JsonReader(read.Buffer));
                reader.AdvanceTo(read.Buffer.End);
                return variables;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static (string Skill, int First) Parse(Utf8JsonReader reader)
    {
        var skill = "";
        var first = 20;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("skill"u8))
            {
                reader.Read();
                skill = reader.GetString()!;
            }
            else if (reader.ValueTextEquals("first"u8))
            {
                reader.Read();
                first = reader.GetInt32();
            }
        }

        return (skill, first);
    }

    private static void Write(
        HttpResponse response, ResourceConnection page, IReadOnlyDictionary<string, Provider> providers, IReadOnlyDictionary<string, Tag[]> tags)
    {
        var writer = t_writer ??= new Utf8JsonWriter(response.BodyWriter, s_options);
        writer.Reset(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartObject(s_data);
        writer.WriteStartObject(s_search);
        writer.WriteNumber(s_totalCount, page.TotalCount);
        writer.WriteStartArray(s_edges);
        foreach (var edge in page.Edges)
        {
            writer.WriteStartObject();
            WriteResource(writer, edge.Node, providers[edge.Node.ProviderId], tags[edge.Node.Id]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject(s_pageInfo);
        writer.WriteBoolean(s_hasNextPage, page.PageInfo.HasNextPage);
        writer.WriteString(s_endCursor, page.PageInfo.EndCursor);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
    }

    private static void WriteResource(Utf8JsonWriter writer, Resource resource, Provider provider, Tag[] tags)
    {
        writer.WriteStartObject(s_node);
        writer.WriteString(s_id, resource.Id);
        writer.WriteString(s_name, resource.Name);
        writer.WriteString(s_url, resource.Url);
        writer.WriteString(s_description, resource.Description);
        writer.WriteString(s_kind, s_kinds[(int)resource.Kind]);
        if (resource.Minutes is { } minutes)
        {
            writer.WriteNumber(s_minutes, minutes);
        }
        else
        {
            writer.WriteNull(s_minutes);
        }

        writer.WriteBoolean(s_isFree, resource.IsFree);
        if (resource.Rating is { } rating)
        {
            writer.WriteNumber(s_rating, rating);
        }
        else
        {
            writer.WriteNull(s_rating);
        }

        writer.WriteStartObject(s_provider);
        writer.WriteString(s_name, provider.Name);
        writer.WriteString(s_slug, provider.Slug);
        writer.WriteEndObject();
        writer.WriteStartArray(s_tags);
        foreach (var tag in tags)
        {
            writer.WriteStartObject();
            writer.WriteString(s_label, tag.Label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
