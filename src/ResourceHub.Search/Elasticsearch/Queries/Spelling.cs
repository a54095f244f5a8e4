using System.Text.Json;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>Asks for words of the index near those of a text.</summary>
static class Spelling
{
    /// <summary>What the answer calls it.</summary>
    public const string Name = "spelling";

    /// <summary>Shorter words stay as they are.</summary>
    public const int LeastLetters = 4;

    const int MostNear = 8;
    const int MostEdits = 2;
    const int MostDocuments = 1_000_000_000;

    public static void Write(Utf8JsonWriter json, string text) => json.WriteObject("suggest", suggest =>
    {
        suggest.WriteString("text", text);
        suggest.WriteObject(Name, spelling => spelling.WriteObject("term", term =>
        {
            term.WriteString("field", "text");
            term.WriteString("suggest_mode", "always");
            term.WriteNumber("prefix_length", 1);
            term.WriteNumber("min_word_length", LeastLetters);
            term.WriteNumber("max_edits", MostEdits);
            term.WriteNumber("size", MostNear * 2);
            // words that many documents have may be misspelt too
            term.WriteNumber("max_term_freq", MostDocuments);
            term.WriteString("sort", "score");
        }));
    });
}
