using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Takes from HTTP headers what a request says beside its body: who sent it, and whether it wants its cost.</summary>
internal static class RequestHeaders
{
    // longer names are no names of programs
    private const int LongestName = 100;

    public static void Apply(IHeaderDictionary headers, GraphQLRequest request)
    {
        request.ClientName ??= Short(headers["GraphQL-Client-Name"], headers["apollographql-client-name"]);
        request.ClientVersion ??= Short(headers["GraphQL-Client-Version"], headers["apollographql-client-version"]);
        request.CostReport = headers["GraphQL-Cost"].ToString() switch
        {
            "report" => CostReport.Report,
            "validate" => CostReport.Validate,
            _ => request.CostReport,
        };
    }

    private static string? Short(string? own, string? apollo)
    {
        var name = string.IsNullOrEmpty(own) ? apollo : own;
        return string.IsNullOrEmpty(name) ? null : name.Length > LongestName ? name[..LongestName] : name;
    }
}
