using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL;

/// <summary>The engine's own error record; change one with a with-expression.</summary>
public sealed record GraphQLError(string Message, string? Code = null) : IError
{
    internal static readonly IReadOnlyDictionary<string, object?> NoExtensions = new Dictionary<string, object?>();

    /// <inheritdoc/>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <inheritdoc/>
    public FieldPath? Path { get; init; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = NoExtensions;

    /// <inheritdoc/>
    public Exception? Exception { get; init; }

    internal static GraphQLError At(string message, string? code, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        var locations = new List<SourceLocation>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node?.Location is { } location)
            {
                locations.Add(location);
            }
        }

        return new GraphQLError(message, code) { Locations = locations };
    }

    internal static GraphQLError From(IError error) => error as GraphQLError ?? new GraphQLError(error.Message, error.Code)
    {
        Locations = error.Locations,
        Path = error.Path,
        Extensions = error.Extensions,
        Exception = error.Exception,
    };
}
