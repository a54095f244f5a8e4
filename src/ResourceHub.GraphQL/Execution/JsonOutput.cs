using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Writes JSON values as UTF-8 straight into a buffer's memory; punctuation is the caller's affair.</summary>
internal ref struct JsonOutput(IBufferWriter<byte> output)
{
    private const int LongestNumber = 40;

    // a character takes at most three bytes, or six as an escape; long texts are written in parts
    private const int LongestPart = 8 * 1024;

    private Span<byte> _free;
    private int _used;

    /// <summary>Hands over what was written; to be called at the end.</summary>
    public void Flush()
    {
        output.Advance(_used);
        _free = default;
        _used = 0;
    }

    public void WriteRaw(scoped ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_free[_used..]);
        _used += utf8.Length;
    }

    public void WriteByte(byte value)
    {
        Reserve(1);
        _free[_used++] = value;
    }

    public void WriteNumber(long number)
    {
        Reserve(LongestNumber);
        number.TryFormat(_free[_used..], out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void WriteNumber(double number)
    {
        Reserve(LongestNumber);
        number.TryFormat(_free[_used..], out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void WriteNumber(float number)
    {
        Reserve(LongestNumber);
        number.TryFormat(_free[_used..], out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void WriteNumber(decimal number)
    {
        Reserve(LongestNumber);
        number.TryFormat(_free[_used..], out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void WriteString(string text)
    {
        WriteByte((byte)'"');
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var length = Math.Min(rest.Length, LongestPart);
            // a pair of surrogates stays together
            if (length < rest.Length && char.IsHighSurrogate(rest[length - 1]))
            {
                length--;
            }

            Reserve(length * 6);
            WritePart(rest[..length]);
            rest = rest[length..];
        }

        WriteByte((byte)'"');
    }

    private void WritePart(ReadOnlySpan<char> text)
    {
        var done = WritePlain(text);
        while (done < text.Length)
        {
            var c = text[done];
            if (c < 0x80)
            {
                WriteEscaped(c);
                done++;
            }
            else
            {
                var rest = text[done..];
                var end = rest.IndexOfAnyInRange('\0', '\x7f');
                var run = end < 0 ? rest : rest[..end];
                Utf8.FromUtf16(run, _free[_used..], out var read, out var written, replaceInvalidSequences: true);
                _used += written;
                done += read;
            }

            done += WritePlain(text[done..]);
        }
    }

    /// <summary>Writes the ASCII characters at the beginning that stand for themselves; gives how many they are.</summary>
    private int WritePlain(ReadOnlySpan<char> text)
    {
        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var target = ref MemoryMarshal.GetReference(_free[_used..]);
        nuint done = 0;
        for (var last = text.Length - Vector128<ushort>.Count; last >= 0 && done <= (nuint)last; done += (nuint)Vector128<ushort>.Count)
        {
            var block = Vector128.LoadUnsafe(ref source, done);
            // one comparison for both ends: what is below a space wraps round
            var special = Vector128.GreaterThan(block - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
                | Vector128.Equals(block, Vector128.Create((ushort)'"')) | Vector128.Equals(block, Vector128.Create((ushort)'\\'));
            if (special != Vector128<ushort>.Zero)
            {
                break;
            }

            Vector128.Narrow(block, block).GetLower().StoreUnsafe(ref target, done);
        }

        var at = (int)done;
        var free = _free[_used..];
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                break;
            }

            free[at] = (byte)c;
        }

        _used += at;
        return at;
    }

    private void WriteEscaped(char c)
    {
        var letter = c switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => 'u' };
        _free[_used++] = (byte)'\\';
        _free[_used++] = (byte)letter;
        if (letter == 'u')
        {
            ((int)c).TryFormat(_free[_used..], out var written, "x4", CultureInfo.InvariantCulture);
            _used += written;
        }
    }

    private void Reserve(int count)
    {
        if (_free.Length - _used < count)
        {
            Refill(count);
        }
    }

    private void Refill(int count)
    {
        output.Advance(_used);
        _free = output.GetSpan(Math.Max(count, 1024));
        _used = 0;
    }
}
