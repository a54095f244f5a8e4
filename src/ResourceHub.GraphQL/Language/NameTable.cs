using System.Text;

namespace ResourceHub.GraphQL.Language;

/// <summary>Gives equal names of one document the same string.</summary>
internal sealed class NameTable
{
    private readonly string?[] _slots = new string?[64];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        var hash = 17u;
        foreach (var b in utf8)
        {
            hash = (hash * 31) + b;
        }

        ref var slot = ref _slots[hash % 64];
        if (slot is not null && slot.Length == utf8.Length && Ascii.Equals(utf8, slot))
        {
            return slot;
        }

        return slot = Encoding.ASCII.GetString(utf8);
    }
}
