using System.Text;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>A document's facts as bytes: everything but the texts, which have columns of their own; the provider's name is in both. <see cref="SearchSchema.Version"/> grows when this changes.</summary>
static class DocumentCodec
{
    [Flags]
    enum Parts : ushort
    {
        None = 0, Required = 1, AgeMin = 2, AgeMax = 4, Time = 8, FreeKnown = 16, Free = 32, HasQuiz = 64, EducatorOnly = 128, Modified = 256,
    }

    public static byte[] Encode(IndexDocument document)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write((ushort)PartsOf(document));
        List(writer, document.Terms, (w, terms) =>
        {
            w.Write((byte)terms.Field);
            List(w, terms.Values, (v, value) => v.Write(value));
        });
        List(writer, document.Alignments, (w, a) =>
        {
            w.Write((byte)a.Role);
            Write(w, a.Skill);
        });
        if (document.RequiredSkills is { } required)
            List(writer, required, Write);
        List(writer, document.AccessModeSufficient, (w, modes) => List(w, modes, (v, mode) => v.Write(mode)));
        List(writer, document.TextComplexity, (w, measure) =>
        {
            w.Write(measure.Name);
            w.Write(measure.Value);
        });
        if (document.AgeMin is { } min)
            writer.Write(min);
        if (document.AgeMax is { } max)
            writer.Write(max);
        if (document.TimeRequired is { } time)
            writer.Write(time.Ticks);
        if (document.DateModified is { } modified)
            writer.Write(modified.UtcTicks);
        writer.Write((float)document.Quality);
        writer.Write(document.ProviderName ?? "");
        writer.Write(document.DuplicateGroup is not null);
        if (document.DuplicateGroup is { } group)
            Write(writer, group);
        List(writer, document.Effects, (w, effect) =>
        {
            Write(w, effect.Organization);
            w.Write((float)effect.Gain);
        });
        return stream.ToArray();
    }

    public static IndexDocument Decode(Guid resource, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var parts = (Parts)reader.ReadUInt16();
        return new()
        {
            Resource = resource,
            Name = "",
            Terms = List(reader, r => new IndexTerms((IndexField)r.ReadByte(), List(r, v => v.ReadString()))),
            Alignments = List(reader, r => new IndexAlignment((AlignmentRole)r.ReadByte(), ReadGuid(r))),
            RequiredSkills = parts.HasFlag(Parts.Required) ? List(reader, ReadGuid) : null,
            AccessModeSufficient = List(reader, r => List(r, v => v.ReadString())),
            TextComplexity = List(reader, r => new IndexMeasure(r.ReadString(), r.ReadDouble())),
            AgeMin = parts.HasFlag(Parts.AgeMin) ? reader.ReadInt32() : null,
            AgeMax = parts.HasFlag(Parts.AgeMax) ? reader.ReadInt32() : null,
            TimeRequired = parts.HasFlag(Parts.Time) ? new TimeSpan(reader.ReadInt64()) : null,
            IsAccessibleForFree = parts.HasFlag(Parts.FreeKnown) ? parts.HasFlag(Parts.Free) : null,
            HasQuiz = parts.HasFlag(Parts.HasQuiz),
            EducatorOnly = parts.HasFlag(Parts.EducatorOnly),
            DateModified = parts.HasFlag(Parts.Modified) ? new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero) : null,
            Quality = reader.ReadSingle(),
            ProviderName = reader.ReadString() is { Length: > 0 } provider ? provider : null,
            DuplicateGroup = reader.ReadBoolean() ? ReadGuid(reader) : null,
            Effects = List(reader, r => new IndexEffect(ReadGuid(r), r.ReadSingle())),
        };
    }

    static Parts PartsOf(IndexDocument document)
        => (document.RequiredSkills is null ? Parts.None : Parts.Required)
            | (document.AgeMin is null ? Parts.None : Parts.AgeMin)
            | (document.AgeMax is null ? Parts.None : Parts.AgeMax)
            | (document.TimeRequired is null ? Parts.None : Parts.Time)
            | (document.IsAccessibleForFree is null ? Parts.None : Parts.FreeKnown)
            | (document.IsAccessibleForFree is true ? Parts.Free : Parts.None)
            | (document.HasQuiz ? Parts.HasQuiz : Parts.None)
            | (document.EducatorOnly ? Parts.EducatorOnly : Parts.None)
            | (document.DateModified is null ? Parts.None : Parts.Modified);

    static void List<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
            write(writer, item);
    }

    static T[] List<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
            return [];
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = read(reader);
        return items;
    }

    static void Write(BinaryWriter writer, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.Write(bytes);
    }

    static Guid ReadGuid(BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[16];
        reader.BaseStream.ReadExactly(bytes);
        return new(bytes, bigEndian: true);
    }
}
