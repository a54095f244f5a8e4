using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests;

/// <summary>Executors over classes nested in a test.</summary>
internal static class TestServer
{
    public static IRequestExecutor Create(string sdl, IEnumerable<Type> types, Action<GraphQLServerBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        var builder = services.AddGraphQLServer().AddSdl(sdl, "test.graphql").AddTypes(types);
        configure?.Invoke(builder);
        return services.BuildServiceProvider(validateScopes: true).GetRequiredService<IRequestExecutor>();
    }

    public static async Task<string> RunAsync(this IRequestExecutor executor, string document, object? variables = null, string? operationName = null) =>
        (await executor.ExecuteAsync(GraphQLRequest.Create(document, variables, operationName))).ToJson();
}
