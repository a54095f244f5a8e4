using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResourceHub.Storage.Common.Conversions;

/// <summary>Instants as UTC ticks (100 ns since year 1) in a 64-bit integer.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
