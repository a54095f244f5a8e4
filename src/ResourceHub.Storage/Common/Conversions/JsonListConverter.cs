using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResourceHub.Storage.Common.Conversions;

/// <summary>A short list kept as a JSON array in one column.</summary>
internal sealed class JsonListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(
    list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
    text => JsonSerializer.Deserialize<T[]>(text, JsonSerializerOptions.Default) ?? Array.Empty<T>());

/// <summary>How a configuration asks for such a column.</summary>
internal static class JsonListProperty
{
    /// <summary>Keeps the property as a JSON array; two lists are equal when their items are.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> HasJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property)
        => property.HasConversion(new JsonListConverter<T>(), new ValueComparer<IReadOnlyList<T>>(
            (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
            list => list.Count,
            list => list.ToArray()));
}
