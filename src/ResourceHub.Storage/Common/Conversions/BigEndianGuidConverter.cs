using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResourceHub.Storage.Common.Conversions;

/// <summary>Identifiers as 16 bytes in network order, so that version 7 identifiers sort by time in SQLite's binary collation.</summary>
internal sealed class BigEndianGuidConverter() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true),
    bytes => new Guid(bytes, true));
