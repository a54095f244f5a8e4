namespace ResourceHub.GraphQL;

/// <summary>When a request that a browser may send for another site unasked needs a header that it could not have set unasked.</summary>
public enum CsrfPrevention
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>
    /// Where the request shows signs of a browser acting for another site: Sec-Fetch-Site, a foreign Origin, or a cookie without either.
    /// Programs such as curl need no header.
    /// </summary>
    Browsers,

    /// <summary>Always, as Apollo Server and Hot Chocolate have it.</summary>
    Always,
}
