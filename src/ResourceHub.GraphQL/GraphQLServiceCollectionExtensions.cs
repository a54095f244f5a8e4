using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ResourceHub.GraphQL.Binding;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

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
        services.AddSingleton<IRequestExecutor>(provider => Build(builder, provider));
        return builder;
    }

    private static RequestExecutor Build(GraphQLServerBuilder builder, IServiceProvider provider)
    {
        var options = new GraphQLServerOptions();
        foreach (var modify in builder.Options)
        {
            modify(options);
        }

        options.Validate();
        var schemaBuilder = new SchemaBuilder { AllowOpaqueScalars = false };
        foreach (var create in builder.Scalars)
        {
            schemaBuilder.AddScalar(create(provider));
        }

        foreach (var source in builder.Sources)
        {
            schemaBuilder.AddSdl(source());
        }

        var schema = schemaBuilder.Build();
        SchemaBinder.Bind(schema, builder.Binding, provider.GetService<IServiceProviderIsService>());
        var logger = provider.GetService<ILoggerFactory>()?.CreateLogger("ResourceHub.GraphQL") ?? NullLogger.Instance;
        var masking = new ErrorMasking([.. provider.GetServices<IErrorFilter>()], options, logger);
        return new RequestExecutor(schema, options, masking, provider, provider.GetRequiredService<TimeProvider>());
    }
}
