using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Limits;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation;

/// <summary>Checks a document: first the limits, whose work grows with the document alone, then the rules of section 5.</summary>
internal sealed class DocumentValidator(Schema schema, GraphQLServerOptions options)
{
    public IReadOnlyList<IError> Validate(DocumentNode document)
    {
        if (new DocumentLimits(document, options).Check() is { } refusal)
        {
            return [refusal];
        }

        var context = new ValidationContext(schema, document, options.MaxValidationErrors);
        ValidationRules.Run(context);
        return context.Errors;
    }
}
