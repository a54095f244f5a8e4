using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Status code and media type of an answer, by the edition of GraphQL over HTTP that is served.</summary>
internal static class ResponseStatus
{
    /// <summary>Data with errors; no code of the IETF's (GraphQL over HTTP, September 2026, section 6.1).</summary>
    public const int PartialSuccess = 294;

    public static int Of(GraphQLResult result, ResponseFormat format, HttpStatusRules rules)
    {
        if (result.RefusedMethod)
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (result.NeedsStream)
        {
            return StatusCodes.Status406NotAcceptable;
        }

        if (result.HasData)
        {
            return rules == HttpStatusRules.September2026 && format == ResponseFormat.GraphQLResponse && result.Errors.Count > 0
                ? PartialSuccess
                : StatusCodes.Status200OK;
        }

        return rules == HttpStatusRules.Audited && format == ResponseFormat.Json ? StatusCodes.Status200OK : OfRefusal(result, rules);
    }

    /// <summary>Sets the status; of a server that has no room the header too that says when to come again.</summary>
    public static void Apply(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }
    }

    /// <summary>The status of a request that could not be read, as that edition has it.</summary>
    public static int Of(RequestFormatException problem, HttpStatusRules rules) =>
        problem.Status == StatusCodes.Status422UnprocessableEntity && rules == HttpStatusRules.Audited ? StatusCodes.Status400BadRequest : problem.Status;

    /// <summary>The media type; from September 2026 on only what succeeds is ever application/json.</summary>
    public static ResponseFormat FormatOf(ResponseFormat format, int status, HttpStatusRules rules) =>
        rules == HttpStatusRules.September2026 && status >= 300 ? ResponseFormat.GraphQLResponse
            : format == ResponseFormat.GraphQLResponse ? format
            : ResponseFormat.Json;

    /// <summary>The status of what was refused or failed before execution, by the code of its first error.</summary>
    public static int OfRefusal(GraphQLResult result, HttpStatusRules rules) => (result.Errors.Count > 0 ? result.Errors[0].Code : null) switch
    {
        ErrorCodes.Busy or ErrorCodes.TooManySubscriptions => StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
        ErrorCodes.Internal => StatusCodes.Status500InternalServerError,
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden or ErrorCodes.DocumentNotTrusted or ErrorCodes.IntrospectionDisabled => StatusCodes.Status403Forbidden,
        ErrorCodes.Syntax => StatusCodes.Status400BadRequest,
        _ => rules == HttpStatusRules.September2026 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
    };
}
