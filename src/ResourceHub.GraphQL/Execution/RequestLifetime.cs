using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Execution;

/// <summary>What lives as long as a run: services of its own, and the token that ends it when the time is up or the caller goes away.</summary>
internal sealed class RequestLifetime : IAsyncDisposable
{
    private readonly GraphQLServerOptions _options;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private readonly AsyncServiceScope? _scope;
    private readonly ConcurrencyLimit _concurrency;
    private volatile bool _isCanceled;

    public RequestLifetime(
        GraphQLRequest request,
        GraphQLServerOptions options,
        IServiceProvider services,
        TimeProvider time,
        ConcurrencyLimit concurrency,
        CancellationToken cancellationToken)
    {
        _options = options;
        _concurrency = concurrency;
        if (request.Services is { } given)
        {
            Services = given;
        }
        else
        {
            _scope = services.CreateAsyncScope();
            Services = _scope.Value.ServiceProvider;
        }

        _source = options.ExecutionTimeout > TimeSpan.Zero ? new CancellationTokenSource(options.ExecutionTimeout, time) : new CancellationTokenSource();
        _caller = cancellationToken.UnsafeRegister(static state => ((RequestLifetime)state!).Cancel(), this);
    }

    public IServiceProvider Services { get; }

    public CancellationToken Token => _source.Token;

    /// <summary>Why the run was ended.</summary>
    public GraphQLError ToError() => IsTimedOut
        ? new GraphQLError($"The operation took longer than {_options.ExecutionTimeout.TotalSeconds:0.###} s; that is the limit.", ErrorCodes.Timeout)
        {
            Extensions = LimitExtensions.Of(nameof(GraphQLServerOptions.ExecutionTimeout), _options.ExecutionTimeout.TotalSeconds, null),
        }
        : new GraphQLError("The request was canceled.", ErrorCodes.Canceled);

    /// <summary>Ends what still runs.</summary>
    public void Cancel()
    {
        _isCanceled = true;
        _source.Cancel();
    }

    public bool IsTimedOut => !_isCanceled && _source.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        _concurrency.Leave();
        await _caller.DisposeAsync();
        _source.Dispose();
        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }
    }
}
