using System.Text;

namespace ResourceHub.Core.Learners.Model;

/// <summary>Canonical bytes of a state: the same state is the same bytes. Units go by CASE identifier, everything in one order.</summary>
internal static class StateBytes
{
    const byte Format = 1;

    [Flags]
    enum Has : byte
    {
        Nothing = 0,
        Evidence = 1,
        Support = 2,
        Withdrawn = 4,
        Mastered = 8,
        Judgement = 16,
        JudgedMastered = 32,
        Note = 64,
    }

    /// <summary>Writes a state.</summary>
    public static byte[] Write(LearnerState state, IProgression units)
    {
        using var stream = new MemoryStream(256 + state.Units.Count * 64 + state.Seen.Count * 8);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write7BitEncodedInt(state.Count);
        writer.Write(state.Last is not null);
        if (state.Last is { } last)
        {
            writer.Write(last.At);
            writer.Write(last.Source);
            writer.Write(last.SourceId);
            writer.Write7BitEncodedInt(last.Place);
            writer.Write(last.Item);
        }
        writer.Write7BitEncodedInt(state.Subjects.Count);
        foreach (var (name, subject) in state.Subjects)
        {
            writer.Write(name);
            writer.Write(subject.Ability);
            writer.Write(subject.FirstAbility);
            writer.Write(subject.Information);
            writer.Write(subject.FadedAt);
        }
        writer.Write7BitEncodedInt(state.Units.Count);
        foreach (var (key, own) in state.Units.Select(u => (Key: units.Key(u.Key), u.Value)).OrderBy(u => u.Key))
            Write(writer, key, own);
        writer.Write7BitEncodedInt(state.Wholes.Count);
        foreach (var (key, count) in state.Wholes.OrderBy(w => w.Key))
        {
            WriteGuid(writer, key);
            writer.Write7BitEncodedInt(count);
        }
        writer.Write7BitEncodedInt(state.Seen.Count);
        foreach (var item in state.Seen.Order())
            writer.Write(item);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a state; units that are no more are left out.</summary>
    public static LearnerState Read(byte[] bytes, IProgression units)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        if (reader.ReadByte() != Format)
            throw new InvalidDataException("The state is of another format.");
        var state = new LearnerState { Count = reader.Read7BitEncodedInt() };
        if (reader.ReadBoolean())
            state.Last = new(reader.ReadInt64(), reader.ReadString(), reader.ReadString(), reader.Read7BitEncodedInt(), reader.ReadString());
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            state.Subjects.Add(reader.ReadString(), new()
            {
                Ability = reader.ReadDouble(),
                FirstAbility = reader.ReadDouble(),
                Information = reader.ReadDouble(),
                FadedAt = reader.ReadInt64(),
            });
        }
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var (key, own) = ReadUnit(reader);
            if (units.UnitOf(key) is >= 0 and var unit)
                state.Units[unit] = own;
        }
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            state.Wholes.Add(ReadGuid(reader), reader.Read7BitEncodedInt());
        var seen = reader.Read7BitEncodedInt();
        state.Seen.EnsureCapacity(seen);
        for (; seen > 0; seen--)
            state.Seen.Add(reader.ReadUInt64());
        return state;
    }

    static void Write(BinaryWriter writer, Guid key, UnitState own)
    {
        var has = (own.HasEvidence ? Has.Evidence : 0) | (own.Support > 0 ? Has.Support : 0) | (own.Withdrawn ? Has.Withdrawn : 0) | (own.Mastered ? Has.Mastered : 0)
            | (own.Judgement is not null ? Has.Judgement : 0) | (own.Judgement?.Mastered == true ? Has.JudgedMastered : 0) | (own.Judgement?.Note is not null ? Has.Note : 0);
        WriteGuid(writer, key);
        writer.Write((byte)has);
        writer.Write(own.FadedAt);
        writer.Write(own.HalfLife);
        if (has.HasFlag(Has.Support))
            writer.Write(own.Support);
        if (has.HasFlag(Has.Evidence))
        {
            writer.Write(own.Right);
            writer.Write(own.Wrong);
            writer.Write(own.Information);
            writer.Write(own.Items);
            writer.Write(own.Known);
            writer.Write(own.LastAt);
            writer.Write(own.LastRightAt);
            writer.Write(own.HalvedAt);
            writer.Write(own.FirstItem);
            writer.Write7BitEncodedInt(own.Evidence);
            writer.Write7BitEncodedInt(own.RightRun);
            writer.Write7BitEncodedInt(own.WrongRun);
            writer.Write((byte)own.DistinctItems);
        }
        if (own.Judgement is { } judgement)
        {
            writer.Write(judgement.At.UtcTicks);
            WriteGuid(writer, judgement.Evidence);
            writer.Write((byte)own.Contradictions);
            if (judgement.Note is not null)
                writer.Write(judgement.Note);
        }
    }

    static (Guid Key, UnitState Own) ReadUnit(BinaryReader reader)
    {
        var key = ReadGuid(reader);
        var has = (Has)reader.ReadByte();
        var own = new UnitState
        {
            FadedAt = reader.ReadInt64(),
            HalfLife = reader.ReadDouble(),
            Withdrawn = has.HasFlag(Has.Withdrawn),
            Mastered = has.HasFlag(Has.Mastered),
        };
        if (has.HasFlag(Has.Support))
            own.Support = reader.ReadDouble();
        if (has.HasFlag(Has.Evidence))
        {
            own.Right = reader.ReadDouble();
            own.Wrong = reader.ReadDouble();
            own.Information = reader.ReadDouble();
            own.Items = reader.ReadDouble();
            own.Known = reader.ReadDouble();
            own.LastAt = reader.ReadInt64();
            own.LastRightAt = reader.ReadInt64();
            own.HalvedAt = reader.ReadInt64();
            own.FirstItem = reader.ReadUInt64();
            own.Evidence = reader.Read7BitEncodedInt();
            own.RightRun = reader.Read7BitEncodedInt();
            own.WrongRun = reader.Read7BitEncodedInt();
            own.DistinctItems = reader.ReadByte();
        }
        if (has.HasFlag(Has.Judgement))
        {
            var at = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            var evidence = ReadGuid(reader);
            own.Contradictions = reader.ReadByte();
            own.Judgement = new(has.HasFlag(Has.JudgedMastered), has.HasFlag(Has.Note) ? reader.ReadString() : null, at, evidence);
        }
        return (key, own);
    }

    static void WriteGuid(BinaryWriter writer, Guid id)
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
