using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Hosting;

/// <summary>Holds the executor of the schema that is served now. Whoever executes takes <see cref="Current"/> once for each operation.</summary>
internal sealed class SchemaHost(GraphQLServerBuilder builder, IServiceProvider services) : IRequestExecutor, ISchemaSwap, IDisposable
{
    private readonly SemaphoreSlim _swapping = new(1, 1);
    private GraphQLServerBuilder _builder = builder;
    private volatile RequestExecutor _current = ExecutorFactory.Create(builder, services);

    public event Action<Schema>? Swapped;

    public RequestExecutor Current => _current;

    public Schema Schema => _current.Schema;

    public int Version { get; private set; }

    public Task<GraphQLResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken = default) =>
        _current.ExecuteAsync(request, cancellationToken);

    public async Task<Schema> SwapAsync(Action<GraphQLServerBuilder>? change = null, CancellationToken cancellationToken = default)
    {
        await _swapping.WaitAsync(cancellationToken);
        try
        {
            var next = _builder.Copy();
            change?.Invoke(next);
            var executor = await Task.Run(() => Build(next, cancellationToken), cancellationToken);
            _builder = next;
            _current = executor;
            Version++;
            Swapped?.Invoke(executor.Schema);
            return executor.Schema;
        }
        finally
        {
            _swapping.Release();
        }
    }

    public void Dispose() => _swapping.Dispose();

    private RequestExecutor Build(GraphQLServerBuilder next, CancellationToken cancellationToken)
    {
        var executor = ExecutorFactory.Create(next, services, _current);
        foreach (var document in _current.MostUsedDocuments(next.WarmUpDocuments))
        {
            cancellationToken.ThrowIfCancellationRequested();
            executor.Prepare(document);
        }

        return executor;
    }
}
