using System.Text.Json;

namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>A record as it came in: JSON-LD, typed, or what could not be read.</summary>
/// <param name="Index">Place in the request or file, from 0.</param>
public sealed record SourceRecord(int Index)
{
    /// <summary>schema.org JSON-LD.</summary>
    public JsonElement? JsonLd { get; init; }

    /// <summary>The contract's typed form.</summary>
    public ResourceInput? Typed { get; init; }

    /// <summary>Why there is neither, such as a line that is no JSON.</summary>
    public UserError? Unreadable { get; init; }

    /// <summary>Size in bytes, where it is known; bounds how many records are in memory.</summary>
    public int Size { get; init; }
}
