using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation;

/// <summary>Checks a document against a schema: first the limits, then the rules of section 5 of the specification.</summary>
internal sealed class DocumentValidator(Schema schema, GraphQLServerOptions options)
{
    public IReadOnlyList<IError> Validate(DocumentNode document)
    {
        var context = new ValidationContext(schema, document, options.MaxValidationErrors);
        ValidationRules.Run(context);
        return context.Errors;
    }
}
