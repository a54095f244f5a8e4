namespace ResourceHub.GraphQL;

/// <summary>Editions of GraphQL over HTTP, which differ in their status codes.</summary>
public enum HttpStatusRules
{
    /// <summary>
    /// The draft that the audits of graphql-http check: 200 for application/json whatever came of it; for
    /// application/graphql-response+json 200 with data and 400 without, or what says more: 401, 403, 500, 503 with Retry-After, 504.
    /// </summary>
    Audited,

    /// <summary>
    /// The edition of September 2026: 294 for data with errors, 422 for what is well written but cannot be executed, and the same for clients
    /// that accept only application/json, whose refusals then come as application/graphql-response+json.
    /// </summary>
    September2026,
}
