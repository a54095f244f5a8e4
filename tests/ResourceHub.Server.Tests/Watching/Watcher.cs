using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ResourceHub.Server.Tests.Watching;

/// <summary>A client that listens over Server-Sent Events.</summary>
internal sealed class Watcher : IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    readonly HttpResponseMessage _response;
    readonly StreamReader _reader;

    Watcher(HttpResponseMessage response, StreamReader reader) => (_response, _reader) = (response, reader);

    public static string OfLearner(string id) => $$"""
        subscription { change: learnerChanged(learner: "{{id}}") { at learner { externalId goals { statement } } changed { skill { code } status evidenceCount } cause { sourceId itemId kind voided } } }
        """;

    public static string OfGroup(string id) => $$"""
        subscription { change: groupChanged(group: "{{id}}") { at learner { externalId goals { statement } } changed { skill { code } } cause { sourceId } } }
        """;

    /// <summary>Listens; the server has subscribed when this returns.</summary>
    public static async Task<Watcher> StartAsync(HttpClient http, string query, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next answer; null where the stream is complete.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Longest);
        var name = "";
        while (await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data:", StringComparison.Ordinal))
                return name == "next" ? JsonSerializer.Deserialize<JsonElement>(line[5..]) : null;
        }
        throw new EndOfStreamException("The stream ended without completing.");
    }

    /// <summary>The change that the next answer tells of.</summary>
    public async Task<JsonElement> ChangeAsync()
    {
        var answer = await NextAsync() ?? throw new InvalidOperationException("The stream is complete.");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data").GetProperty("change");
    }

    /// <summary>The code of the error that the next answer is.</summary>
    public async Task<string?> ErrorAsync()
        => (await NextAsync())?.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
