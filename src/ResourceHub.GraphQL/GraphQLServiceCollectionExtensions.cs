using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResourceHub.GraphQL.Hosting;
using ResourceHub.GraphQL.Subscriptions;

namespace ResourceHub.GraphQL;

/// <summary>Adds a GraphQL server to the services of an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds a GraphQL server; the builder says what it serves. One application has one.</summary>
    public static GraphQLServerBuilder AddGraphQLServer(this IServiceCollection services)
    {
        var builder = new GraphQLServerBuilder(services);
        services.TryAddScoped<DataLoaderScope>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => ExecutorFactory.CreateOptions(builder).Subscriptions);
        services.AddSingleton<SubscriptionSlots>();
        services.TryAddSingleton<ISubscriptionBackplane, InProcessBackplane>();
        services.AddSingleton(provider => new SchemaHost(builder, provider));
        services.AddSingleton<IRequestExecutor>(provider => provider.GetRequiredService<SchemaHost>());
        services.AddSingleton<ISchemaSwap>(provider => provider.GetRequiredService<SchemaHost>());
        return builder;
    }
}
