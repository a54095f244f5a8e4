using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ResourceHub.GraphQL.Binding;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Limits;
using ResourceHub.GraphQL.Persisted;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Hosting;

/// <summary>Makes an executor out of what a builder collected.</summary>
internal static class ExecutorFactory
{
    public static RequestExecutor Create(GraphQLServerBuilder builder, IServiceProvider services, RequestExecutor? before = null)
    {
        var options = CreateOptions(builder);
        var schema = CreateSchema(builder, services);
        SchemaBinder.Bind(schema, builder.Binding, services.GetService<IServiceProviderIsService>());
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("ResourceHub.GraphQL") ?? NullLogger.Instance;
        var masking = new ErrorMasking([.. services.GetServices<IErrorFilter>()], options, logger);
        var trusted = builder.TrustedDocumentPaths.ConvertAll(TrustedDocuments.Read);
        var executor = new RequestExecutor(schema, options, masking, services, services.GetRequiredService<TimeProvider>(), [.. services.GetServices<IExecutionListener>()], logger)
        {
            Persisted = new PersistedDocuments(options, [.. trusted, .. services.GetServices<ITrustedDocumentStore>()], before?.Persisted),
            Concurrency = new ConcurrencyLimit(options.MaxConcurrentRequests, before?.Concurrency),
        };
        foreach (var store in trusted)
        {
            Check(store, executor, logger);
        }

        return executor;
    }

    /// <summary>Tells of trusted documents that the schema refuses, as an old client's may; the others are warm from the start.</summary>
    private static void Check(TrustedDocuments trusted, RequestExecutor executor, ILogger logger)
    {
        foreach (var (id, document) in trusted.Documents.Take(executor.Options.DocumentCacheSize))
        {
            if (executor.Prepare(document).Errors is [var first, ..])
            {
                logger.LogWarning("The trusted document {Id} is not valid: {Message}", id, first.Message);
            }
        }
    }

    /// <summary>The schema alone, its fields not bound to resolvers.</summary>
    public static Schema CreateSchema(GraphQLServerBuilder builder, IServiceProvider services)
    {
        var schemaBuilder = new SchemaBuilder
        {
            AllowOpaqueScalars = false,
            HasIncrementalDirectives = CreateOptions(builder).AllowIncrementalDelivery,
        };
        foreach (var create in builder.Scalars)
        {
            schemaBuilder.AddScalar(create(services));
        }

        foreach (var source in builder.Sources.SelectMany(read => read()))
        {
            schemaBuilder.AddSdl(source);
        }

        return schemaBuilder.Build();
    }

    /// <summary>The options that the builder collected.</summary>
    public static GraphQLServerOptions CreateOptions(GraphQLServerBuilder builder)
    {
        var options = new GraphQLServerOptions();
        foreach (var modify in builder.Options)
        {
            modify(options);
        }

        options.Validate();
        return options;
    }
}
