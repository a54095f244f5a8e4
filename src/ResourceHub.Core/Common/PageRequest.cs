namespace ResourceHub.Core;

/// <summary>A page of a connection (Relay cursor connections): how many, and after which cursor.</summary>
/// <param name="First">How many at most, from 0.</param>
/// <param name="After">The cursor of the last item that the client has; null from the start.</param>
public readonly record struct PageRequest(int First, string? After)
{
    /// <summary>The most that one page may ask for, unless a field says otherwise.</summary>
    public const int Most = 100;

    /// <summary>Checks the bounds that every connection shares.</summary>
    /// <exception cref="HubException"><c>FIRST_OUT_OF_RANGE</c>.</exception>
    public static PageRequest Of(int first, string? after, int most = Most)
        => first < 0 || first > most
            ? throw new HubException("FIRST_OUT_OF_RANGE", $"first is {first}; it must be from 0 to {most}.", ["first"])
            : new(first, after);
}
