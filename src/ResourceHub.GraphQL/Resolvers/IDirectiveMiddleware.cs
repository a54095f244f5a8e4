namespace ResourceHub.GraphQL;

/// <summary>
/// Gives a directive of the SDL an effect: where it stands on a field of the schema, on its object type, or on a field of a document, it runs
/// around the field's resolver. Directives of the schema run outside those of the document, each in the order written.
/// </summary>
public interface IDirectiveMiddleware
{
    /// <summary>Resolves the field, through <paramref name="next"/> where it should go on.</summary>
    /// <param name="context">The field.</param>
    /// <param name="arguments">The directive's arguments, coerced; what was not given and has no default is not there.</param>
    /// <param name="next">What the directive runs around.</param>
    ValueTask<object?> InvokeAsync(IResolverContext context, IReadOnlyDictionary<string, object?> arguments, FieldDelegate next);
}
