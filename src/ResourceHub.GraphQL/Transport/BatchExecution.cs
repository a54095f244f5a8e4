using Microsoft.AspNetCore.Http;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Executes the requests of a batch side by side, each in a scope of its own; their answers keep the order.</summary>
internal static class BatchExecution
{
    public static Task<GraphQLResult[]> RunAsync(HttpContext context, RequestExecutor executor, IReadOnlyList<BatchEntry> entries)
    {
        var cost = new SharedCost();
        var running = new Task<GraphQLResult>[entries.Count];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = entries[i].Request is { } request
                ? RunAsync(context, executor, request, cost)
                : Task.FromResult(new GraphQLResult(new GraphQLError(entries[i].Problem!.Message, ErrorCodes.BadRequest)));
        }

        return Task.WhenAll(running);
    }

    private static async Task<GraphQLResult> RunAsync(HttpContext context, RequestExecutor executor, GraphQLRequest request, SharedCost cost)
    {
        // scoped services, as a DbContext, serve one operation at a time
        await using var scope = context.RequestServices.CreateSiblingScope();
        request.Services = scope.ServiceProvider;
        request.SingleAnswer = true;
        request.SharedCost = cost;
        return await GraphQLEndpoint.ExecuteAsync(context, executor, request);
    }
}
