using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResourceHub.GraphQL.Binding;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL;

/// <summary>Puts a GraphQL server together: SDL, the classes that resolve it, scalars, options.</summary>
public sealed class GraphQLServerBuilder
{
    internal GraphQLServerBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services; they cannot change any more when a schema is swapped.</summary>
    public IServiceCollection Services { get; }

    internal List<Func<IEnumerable<SourceText>>> Sources { get; private init; } = [];

    internal List<Func<IServiceProvider, ScalarType>> Scalars { get; private init; } = [];

    internal BindingConfiguration Binding { get; private init; } = new();

    internal List<Action<GraphQLServerOptions>> Options { get; private init; } = [];

    internal List<string> TrustedDocumentPaths { get; private init; } = [];

    internal int WarmUpDocuments { get; private set; } = 100;

    /// <summary>What the schema is built from, for a change that leaves the present one as it is.</summary>
    internal GraphQLServerBuilder Copy()
    {
        var services = new ServiceCollection();
        services.MakeReadOnly();
        return new GraphQLServerBuilder(services)
        {
            Sources = [.. Sources],
            Scalars = [.. Scalars],
            Binding = Binding.Copy(),
            Options = [.. Options],
            TrustedDocumentPaths = [.. TrustedDocumentPaths],
            WarmUpDocuments = WarmUpDocuments,
        };
    }

    /// <summary>Forgets SDL, classes, resolvers and scalars, so that a swapped schema starts from nothing; options stay.</summary>
    public GraphQLServerBuilder Clear()
    {
        Sources.Clear();
        Scalars.Clear();
        Binding.Clear();
        return this;
    }

    /// <summary>Forgets the SDL only, so that a swapped schema has other SDL for the same classes.</summary>
    public GraphQLServerBuilder ClearSdl()
    {
        Sources.Clear();
        return this;
    }

    /// <summary>With how many of the documents that were used most a new schema is warmed before it is served. Default 100.</summary>
    public GraphQLServerBuilder WarmUpWith(int documents)
    {
        WarmUpDocuments = documents;
        return this;
    }

    /// <summary>Adds SDL; <paramref name="sourceName"/> stands in messages.</summary>
    public GraphQLServerBuilder AddSdl(string sdl, string sourceName)
    {
        Sources.Add(() => [new SourceText(sdl, sourceName)]);
        return this;
    }

    /// <summary>Adds all *.graphql files of a folder and the folders below it, in the order of their paths.</summary>
    public GraphQLServerBuilder AddSdlFolder(string path)
    {
        Sources.Add(() => Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceText(File.ReadAllBytes(file), Path.GetRelativePath(path, file))));
        return this;
    }

    /// <summary>Adds an assembly's classes with [QueryType], [MutationType], [SubscriptionType], [ObjectType] and [InterfaceType], and its data loaders.</summary>
    public GraphQLServerBuilder AddTypes(Assembly assembly) => AddTypes(assembly.GetTypes());

    /// <summary>Adds single classes as <see cref="AddTypes(Assembly)"/> does.</summary>
    public GraphQLServerBuilder AddTypes(params IEnumerable<Type> types)
    {
        foreach (var type in types.Where(t => t.IsClass && !t.ContainsGenericParameters).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            if (type.GetCustomAttributes<TypeBindingAttribute>().Any() && type.GetCustomAttribute<GraphQLIgnoreAttribute>() is null)
            {
                Binding.Classes.Add(type);
            }
            else if (!type.IsAbstract && typeof(IDataLoader).IsAssignableFrom(type) && !Services.IsReadOnly)
            {
                Services.TryAdd(ServiceDescriptor.Scoped(type, p => p.GetRequiredService<DataLoaderScope>().Get(type)));
            }
        }

        return this;
    }

    /// <summary>Adds the implementation of a scalar of the SDL.</summary>
    public GraphQLServerBuilder AddScalar<TScalar>() where TScalar : ScalarType
    {
        Scalars.Add(p => ActivatorUtilities.CreateInstance<TScalar>(p));
        return this;
    }

    /// <summary>Says which CLR type an object type stands for, where no resolver's type leads to it and it needs no class of its own.</summary>
    public GraphQLServerBuilder BindRuntimeType<TRuntime>(string? typeName = null)
    {
        Binding.RuntimeTypes[typeName ?? RuntimeNames.Of(typeof(TRuntime))] = typeof(TRuntime);
        return this;
    }

    /// <summary>Resolves a field, named as in Skill.parents, by a delegate.</summary>
    public GraphQLServerBuilder AddResolver(string coordinate, FieldDelegate resolver)
    {
        Binding.Resolvers[coordinate] = resolver;
        return this;
    }

    /// <summary>Decides which object type a value of an interface or union is.</summary>
    public GraphQLServerBuilder AddTypeResolver(string typeName, ITypeResolver resolver)
    {
        Binding.TypeResolvers[typeName] = resolver;
        return this;
    }

    /// <summary>
    /// Adds the documents that clients were built with: a folder of *.graphql files, each known by its file name and its SHA-256, or a manifest
    /// as the Relay compiler or Apollo's generate-persisted-query-manifest writes it. Read at the start and at each swap.
    /// </summary>
    public GraphQLServerBuilder AddTrustedDocuments(string path)
    {
        TrustedDocumentPaths.Add(path);
        return this;
    }

    /// <summary>Adds a source of trusted documents of the application's own.</summary>
    public GraphQLServerBuilder AddTrustedDocumentStore<TStore>() where TStore : class, ITrustedDocumentStore
    {
        Services.AddSingleton<ITrustedDocumentStore, TStore>();
        return this;
    }

    /// <summary>Adds what finds objects of one type by global id; <see cref="NodeLoader"/> asks it.</summary>
    public GraphQLServerBuilder AddNodeResolver<TResolver>() where TResolver : class, INodeResolver
    {
        Services.AddScoped<INodeResolver, TResolver>();
        return this;
    }

    /// <summary>Builds the schema alone, as for writing its SDL to a file; its resolvers are not looked at.</summary>
    /// <exception cref="SchemaException">The SDL is no valid type system.</exception>
    public Schema BuildSchema(IServiceProvider services) => Hosting.ExecutorFactory.CreateSchema(this, services);

    /// <summary>Gives a directive of the SDL an effect.</summary>
    public GraphQLServerBuilder AddDirective(string name, IDirectiveMiddleware middleware)
    {
        Binding.Directives[name] = middleware;
        return this;
    }

    /// <summary>
    /// Gives each method that resolves a field and takes services a scope of services of its own, as <see cref="ResolverScopeAttribute"/> does
    /// for one. Fields of the mutation root keep the request's: what a mutation changes is one unit of work.
    /// </summary>
    public GraphQLServerBuilder UseScopePerResolver()
    {
        Binding.ScopePerResolver = true;
        return this;
    }

    /// <summary>Adds a listener that hears what the engine does; one instance serves all.</summary>
    public GraphQLServerBuilder AddExecutionListener<TListener>() where TListener : class, IExecutionListener
    {
        Services.TryAddSingleton<TListener>();
        Services.AddSingleton<IExecutionListener>(p => p.GetRequiredService<TListener>());
        return this;
    }

    /// <summary>Changes limits and switches.</summary>
    public GraphQLServerBuilder ModifyOptions(Action<GraphQLServerOptions> modify)
    {
        Options.Add(modify);
        return this;
    }

    /// <summary>Adds a filter that sees each error of execution before it is written.</summary>
    public GraphQLServerBuilder AddErrorFilter<TFilter>() where TFilter : class, IErrorFilter
    {
        Services.AddSingleton<IErrorFilter, TFilter>();
        return this;
    }

    /// <summary>Adds an interceptor that sees each HTTP request before it is executed.</summary>
    public GraphQLServerBuilder AddHttpInterceptor<TInterceptor>() where TInterceptor : class, IHttpInterceptor
    {
        Services.AddScoped<IHttpInterceptor, TInterceptor>();
        return this;
    }

    /// <summary>
    /// Says what a scope beside a request's own needs from it, such as who is asking. The first argument is the request's scope, the second
    /// the new one. Runs for each operation of a batch and each scope that <see cref="ScopeExtensions.CreateSiblingScope"/> opens.
    /// </summary>
    public GraphQLServerBuilder AddScopeInitializer(Action<IServiceProvider, IServiceProvider> initialize)
    {
        Services.AddSingleton(new ScopeInitializer(initialize));
        return this;
    }

    /// <summary>Adds an interceptor that sees who opens a WebSocket and what is asked over it.</summary>
    public GraphQLServerBuilder AddSocketInterceptor<TInterceptor>() where TInterceptor : class, ISocketInterceptor
    {
        Services.AddScoped<ISocketInterceptor, TInterceptor>();
        return this;
    }

    /// <summary>Adds an interceptor that sees each event of a subscription, and looks in between at whether it may go on. One instance serves all.</summary>
    public GraphQLServerBuilder AddSubscriptionInterceptor<TInterceptor>() where TInterceptor : class, ISubscriptionInterceptor
    {
        Services.AddSingleton<ISubscriptionInterceptor, TInterceptor>();
        return this;
    }
}
