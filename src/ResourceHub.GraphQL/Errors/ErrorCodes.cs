namespace ResourceHub.GraphQL;

/// <summary>The codes in extensions.code that the engine itself gives.</summary>
public static class ErrorCodes
{
    /// <summary>The document is no GraphQL.</summary>
    public const string Syntax = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule.</summary>
    public const string Validation = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or argument has a value that its type refuses.</summary>
    public const string BadInput = "BAD_USER_INPUT";

    /// <summary>The request itself is malformed: no document, no such operation, parameters of the wrong kind.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>No document is known by this id; a client of automatic persisted queries sends the document along next.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Automatic persisted queries are switched off.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>Only trusted documents are executed, and this is none.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>Introspection is switched off.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>A browser could have sent the request for another site without asking; a header such as GraphQL-Preflight is missing.</summary>
    public const string PreflightRequired = "PREFLIGHT_REQUIRED";

    /// <summary>Nobody is known to ask, or a credential does not hold.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Whoever asks may not.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The document has too many characters or tokens.</summary>
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";

    /// <summary>The document nests too deep.</summary>
    public const string DocumentTooDeep = "DOCUMENT_TOO_DEEP";

    /// <summary>A limit other than size and depth refused the operation.</summary>
    public const string TooComplex = "OPERATION_TOO_COMPLEX";

    /// <summary>The operation costs more than allowed.</summary>
    public const string TooCostly = "OPERATION_TOO_COSTLY";

    /// <summary>The answer is larger than allowed.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>The server executes as many operations as it may; try again.</summary>
    public const string Busy = "SERVER_BUSY";

    /// <summary>Execution took longer than allowed.</summary>
    public const string Timeout = "EXECUTION_TIMEOUT";

    /// <summary>The caller went away.</summary>
    public const string Canceled = "REQUEST_CANCELED";

    /// <summary>There are as many subscriptions, or operations on the connection, as there may be.</summary>
    public const string TooManySubscriptions = "TOO_MANY_SUBSCRIPTIONS";

    /// <summary>A subscriber read so slowly that its buffer was full: it missed events, and its stream ends.</summary>
    public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";

    /// <summary>Null came where the schema promises a value.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>An unexpected failure; its details are in the log under the correlation id.</summary>
    public const string Internal = "INTERNAL_SERVER_ERROR";
}
