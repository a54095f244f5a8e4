using System.IO.Compression;

namespace ResourceHub.Storage.Skills;

/// <summary>JSON as kept in a column: Brotli, for packages repeat themselves ten to one.</summary>
internal static class PackedJson
{
    public static byte[] Pack(byte[] json)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, buffer, out var written, quality: 4, window: 22)
            ? buffer[..written]
            : throw new InvalidOperationException("Brotli did not fit the size that it asked for.");
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var json = new MemoryStream();
        brotli.CopyTo(json);
        return json.ToArray();
    }
}
