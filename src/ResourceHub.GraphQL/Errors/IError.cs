using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL;

/// <summary>One entry of the answer's errors.</summary>
public interface IError
{
    /// <summary>What was wrong, for people.</summary>
    string Message { get; }

    /// <summary>What was wrong, for programs; written as extensions.code.</summary>
    string? Code { get; }

    /// <summary>Where in the document.</summary>
    IReadOnlyList<SourceLocation> Locations { get; }

    /// <summary>Where in the answer; null where the request as a whole failed.</summary>
    FieldPath? Path { get; }

    /// <summary>What else programs can know, besides the code.</summary>
    IReadOnlyDictionary<string, object?> Extensions { get; }

    /// <summary>The exception behind it; never written.</summary>
    Exception? Exception { get; }
}
