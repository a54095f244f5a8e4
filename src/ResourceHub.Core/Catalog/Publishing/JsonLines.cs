using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ResourceHub.Core.Catalog.Mapping;

namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>Reads NDJSON: one record per line. A line that cannot be read is reported and skipped; one that is too long is never held in memory.</summary>
public static class JsonLines
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The records of a stream in UTF-8, in order; blank lines are none. <see cref="SourceRecord.Index"/> is the line's number, from 0.</summary>
    /// <param name="stream">Read forward only.</param>
    /// <param name="read">Told of the bytes read so far, for a progress bar; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, Action<long>? read = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            int held = 0, line = 0;
            long total = 0, skipped = 0;
            while (await stream.ReadAsync(buffer.AsMemory(held), cancellationToken) is > 0 and var count)
            {
                var start = 0;
                var end = held + count;
                total += count;
                for (int at = held, cut; (cut = buffer.AsSpan(at, end - at).IndexOf((byte)'\n')) >= 0; at = start)
                {
                    var length = at + cut - start;
                    if (skipped > 0)
                        yield return TooLong(line, skipped + length);
                    else if (Parse(buffer.AsMemory(start, length), line) is { } record)
                        yield return record;
                    skipped = 0;
                    line++;
                    start += length + 1;
                }
                held = end - start;
                if (skipped > 0 || held > RecordLimits.Bytes)
                {
                    skipped += held;
                    held = 0;
                }
                else if (start > 0)
                    buffer.AsSpan(start, held).CopyTo(buffer);
                else if (held == buffer.Length)
                    buffer = Grow(buffer, held);
                read?.Invoke(total);
            }
            if (skipped > 0)
                yield return TooLong(line, skipped);
            else if (Parse(buffer.AsMemory(0, held), line) is { } last)
                yield return last;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static SourceRecord? Parse(ReadOnlyMemory<byte> line, int index)
    {
        if (index == 0 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        line = line.TrimEnd("\r \t"u8.ToArray());
        if (line.IsEmpty)
            return null;
        if (line.Length > RecordLimits.Bytes)
            return TooLong(index, line.Length);
        if (!System.Text.Unicode.Utf8.IsValid(line.Span))
            return Unreadable(index, "INVALID_JSON", $"Line {index + 1} is not in UTF-8, which JSON is written in.");
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return new(index) { JsonLd = document.RootElement.Clone(), Size = line.Length };
        }
        catch (JsonException problem)
        {
            return Unreadable(index, "INVALID_JSON", $"Line {index + 1} is no JSON, at byte {problem.BytePositionInLine}: each line must be one JSON object.");
        }
    }

    static SourceRecord TooLong(int index, long bytes)
        => Unreadable(index, "RECORD_TOO_LARGE", $"Line {index + 1} has {bytes:N0} bytes; a record may have {RecordLimits.Bytes:N0}.");

    static SourceRecord Unreadable(int index, string code, string message) => new(index) { Unreadable = UserError.At(code, message) };

    static byte[] Grow(byte[] buffer, int held)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, held).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
