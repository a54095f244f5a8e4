using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ResourceHub.Core.Learners.Model;

/// <summary>A number for an item, so that a state can remember which were seen.</summary>
internal static class ItemKey
{
    /// <summary>An item is its resource where the hub knows one, else the source's own item.</summary>
    public static ulong Of(Guid? resource, string source, string item)
    {
        Span<byte> hash = stackalloc byte[32];
        if (resource is { } id)
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes);
            SHA256.HashData(bytes, hash);
        }
        else
        {
            var most = Encoding.UTF8.GetMaxByteCount(source.Length + 1 + item.Length);
            var text = most <= 1024 ? stackalloc byte[1024] : new byte[most];
            var length = Encoding.UTF8.GetBytes(source, text);
            text[length++] = (byte)'\n';
            length += Encoding.UTF8.GetBytes(item, text[length..]);
            SHA256.HashData(text[..length], hash);
        }
        return BinaryPrimitives.ReadUInt64BigEndian(hash) | 1;
    }
}
