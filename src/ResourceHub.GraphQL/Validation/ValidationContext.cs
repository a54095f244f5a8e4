using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation;

/// <summary>What rules share while a document is walked: the schema, where the walk is, and the errors found.</summary>
internal sealed class ValidationContext
{
    private readonly int _maxErrors;
    private readonly List<IError> _errors = [];

    public ValidationContext(Schema schema, DocumentNode document, int maxErrors)
    {
        Schema = schema;
        Document = document;
        _maxErrors = maxErrors;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                Fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<IError> Errors => _errors;

    public bool IsFull => _errors.Count >= _maxErrors;

    public void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        if (!IsFull)
        {
            _errors.Add(GraphQLError.At(message, ErrorCodes.Validation, nodes));
        }
    }
}
