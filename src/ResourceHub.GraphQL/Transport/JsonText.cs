using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Looks at the text within JSON that clients send.</summary>
internal static class JsonText
{
    /// <summary>Whether all strings and names are Unicode: valid UTF-8, and no escape of a surrogate without its other half.</summary>
    public static bool IsWellFormed(JsonElement json)
    {
        var utf8 = JsonMarshal.GetRawUtf8Value(json);
        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        // hardly any JSON has escapes of surrogates, and only those can be wrong
        return (utf8.IndexOf("\\ud"u8) < 0 && utf8.IndexOf("\\uD"u8) < 0) || HasWholePairs(utf8);
    }

    private static bool HasWholePairs(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
