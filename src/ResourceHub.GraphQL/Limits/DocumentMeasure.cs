namespace ResourceHub.GraphQL.Limits;

/// <summary>The size of a selection set with its fragments followed. Depths are the greatest, counts are sums that stop at a large number.</summary>
/// <param name="Depth">Fields one below the other.</param>
/// <param name="Introspection">The same below __schema and __type.</param>
/// <param name="Lists">Lists of introspection one below the other, should it be introspection.</param>
/// <param name="IntrospectionLists">The same below __schema and __type.</param>
/// <param name="Fields">Fields, each as often as its fragment is spread.</param>
/// <param name="Aliases">Aliases, counted so.</param>
/// <param name="Visits">Fragments that are entered, counted so.</param>
/// <param name="Nesting">Selection sets one in the other.</param>
internal readonly record struct DocumentMeasure(
    int Depth, int Introspection, int Lists, int IntrospectionLists, long Fields, long Aliases, long Visits, int Nesting)
{
    public DocumentMeasure With(DocumentMeasure other) => new(
        Math.Max(Depth, other.Depth),
        Math.Max(Introspection, other.Introspection),
        Math.Max(Lists, other.Lists),
        Math.Max(IntrospectionLists, other.IntrospectionLists),
        Add(Fields, other.Fields),
        Add(Aliases, other.Aliases),
        Add(Visits, other.Visits),
        Math.Max(Nesting, other.Nesting));

    /// <summary>The measure of a fragment that is entered once more.</summary>
    public DocumentMeasure Visited() => this with { Visits = Add(Visits, 1) };

    public static long Add(long a, long b) => Math.Min(a + b, 1_000_000_000_000);
}
