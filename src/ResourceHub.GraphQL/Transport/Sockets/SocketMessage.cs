using System.Text.Json;

namespace ResourceHub.GraphQL.Transport.Sockets;

/// <summary>A message of a client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation's id, of subscribe and complete.</param>
/// <param name="Payload">The payload; null where there is none.</param>
internal readonly record struct SocketMessage(SocketMessageType Type, string? Id, JsonElement? Payload)
{
    private const int MaxIdLength = 200;

    /// <summary>Reads a message; false for what the protocol does not know.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> text, out SocketMessage message)
    {
        message = default;
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 128 });
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return false;
        }

        if (!JsonText.IsWellFormed(root) || root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var type = name.GetString() switch
        {
            "connection_init" => SocketMessageType.ConnectionInit,
            "ping" => SocketMessageType.Ping,
            "pong" => SocketMessageType.Pong,
            "subscribe" => SocketMessageType.Subscribe,
            "complete" => SocketMessageType.Complete,
            _ => SocketMessageType.Unknown,
        };
        var id = root.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        JsonElement? payload = root.TryGetProperty("payload", out var content) && content.ValueKind != JsonValueKind.Null ? content : null;
        message = new SocketMessage(type, id, payload);
        return type switch
        {
            SocketMessageType.Unknown => false,
            SocketMessageType.Subscribe => id is { Length: > 0 and <= MaxIdLength } && payload is { ValueKind: JsonValueKind.Object },
            SocketMessageType.Complete => id is { Length: > 0 and <= MaxIdLength },
            _ => payload is null or { ValueKind: JsonValueKind.Object },
        };
    }
}

internal enum SocketMessageType
{
    Unknown,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}
