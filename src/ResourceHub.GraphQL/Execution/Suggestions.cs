namespace ResourceHub.GraphQL.Execution;

/// <summary>Names that were probably meant.</summary>
internal static class Suggestions
{
    /// <summary>" Did you mean a or b?", or nothing where no name is near.</summary>
    public static string For(string? given, IEnumerable<string> names)
    {
        if (given is null || given.Length > 100)
        {
            return "";
        }

        var limit = Math.Max(1, given.Length * 2 / 5);
        var near = names
            .Select(n => (Name: n, Distance: Distance(given, n, limit)))
            .Where(n => n.Distance <= limit)
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(3).Select(n => n.Name).ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>
    /// Edits without regard to case, two swapped letters being one (optimal string alignment); more than <paramref name="limit"/> where the
    /// lengths alone differ by more.
    /// </summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            distance[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            distance[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(
                    Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1));
                var swapped = i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);
                distance[i, j] = swapped ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
            }
        }

        return distance[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
