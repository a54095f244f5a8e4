namespace ResourceHub.Benchmarks;

/// <summary>200 fixed texts: frequent words alone, words of mathematics and reading, and pairs of them.</summary>
static class TextQueries
{
    static readonly string[] Frequent = ["the", "students", "of", "and", "problem", "lesson", "grade", "what is", "find the", "students will", "equation", "read", "number", "using", "solve"];
    static readonly string[] Topics =
    [
        "fractions", "equivalent fractions", "area", "perimeter", "linear equations", "slope", "photosynthesis", "vocabulary", "decimals", "place value",
        "multiplication", "division", "ratio", "proportion", "percent", "probability", "quadratic", "polynomials", "triangles", "circles",
        "volume", "angle", "graph", "function", "logarithm", "exponent", "radicals", "inequalities", "rhyme", "main idea",
        "number line", "word problem", "mean and median", "Pythagorean theorem", "unit rate", "sequence", "matrix", "vector", "energy", "gravity",
    ];

    public static IEnumerable<string> All =>
        Frequent.Concat(Topics)
            .Concat(Topics.Select((topic, i) => $"{topic} {Frequent[i % Frequent.Length]}"))
            .Concat(Topics.Select((topic, i) => $"{topic} {Topics[(i * 7 + 3) % Topics.Length]}"))
            .Concat(Topics.Select(topic => topic[..Math.Max(3, topic.Length - 3)]))
            .Concat(Topics.Select(topic => $"understand {topic}"))
            .Take(200);
}
