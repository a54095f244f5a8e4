namespace ResourceHub.GraphQL.Limits;

/// <summary>What a refusal says to programs: the option that set the limit, its value and the request's.</summary>
internal static class LimitExtensions
{
    /// <param name="limit">The name of the option.</param>
    /// <param name="max">Its value.</param>
    /// <param name="actual">The request's; null where it was not counted to its end.</param>
    public static IReadOnlyDictionary<string, object?> Of(string limit, object max, object? actual)
    {
        var extensions = new Dictionary<string, object?> { ["limit"] = limit, ["max"] = max };
        if (actual is not null)
        {
            extensions["actual"] = actual;
        }

        return extensions;
    }
}
