namespace ResourceHub.GraphQL;

/// <summary>A value that may not have been given at all, which is something else than null.</summary>
public readonly struct Optional<T> : IEquatable<Optional<T>>, IOptional
{
    private readonly T _value;

    /// <summary>A value that was given, null included.</summary>
    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Whether the value was given, null included.</summary>
    public bool HasValue { get; }

    /// <summary>The value; the type's default where none was given.</summary>
    public T Value => _value;

    object? IOptional.Value => _value;

    /// <summary>The value, or <paramref name="otherwise"/> where none was given.</summary>
    public T Or(T otherwise) => HasValue ? _value : otherwise;

    /// <summary>Wraps a value that was given.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether both are absent or both have equal values.</summary>
    public bool Equals(Optional<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HasValue ? HashCode.Combine(true, _value) : 0;

    /// <summary>Equality as in <see cref="Equals(Optional{T})"/>.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Inequality as in <see cref="Equals(Optional{T})"/>.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => HasValue ? _value?.ToString() ?? "null" : "(absent)";
}

internal interface IOptional
{
    bool HasValue { get; }

    object? Value { get; }
}
