namespace ResourceHub.GraphQL;

/// <summary>An error that the caller is meant to see: its message and code go into the answer as they are.</summary>
public sealed class GraphQLException : Exception
{
    /// <summary>An error with a code and, where given, further extensions.</summary>
    public GraphQLException(string message, string? code = null, IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message) =>
        Errors = [new GraphQLError(message, code) { Extensions = extensions ?? new Dictionary<string, object?>() }];

    /// <summary>Several errors at once.</summary>
    public GraphQLException(params IReadOnlyList<IError> errors)
        : base(errors.Count > 0 ? errors[0].Message : "GraphQL error") => Errors = errors;

    /// <summary>The errors for the answer; those without a path get the field's.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>The first error's code.</summary>
    public string? Code => Errors.Count > 0 ? Errors[0].Code : null;
}
