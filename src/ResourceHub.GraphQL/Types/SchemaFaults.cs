using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

internal static class SchemaFaults
{
    public static string At(SyntaxNode? node, string message) =>
        node is { Source: { } source, Location: { } location }
            ? $"{source.Name}({location.Line},{location.Column}): {message}"
            : message;
}
