namespace ResourceHub.GraphQL;

/// <summary>JSON as UTF-8, written to the answer as it is. The bytes must be one valid JSON value.</summary>
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);
