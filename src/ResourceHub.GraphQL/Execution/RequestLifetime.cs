using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Execution;

/// <summary>What lives as long as a run: services of its own, and the token that ends it when the time is up or the caller goes away.</summary>
internal sealed class RequestLifetime : IAsyncDisposable
{
    private readonly GraphQLServerOptions _options;
    private readonly CancellationTokenSource? _timeout;
    private readonly CancellationTokenSource _linked;
    private readonly AsyncServiceScope? _scope;
    private readonly Action _onEnd;

    public RequestLifetime(
        GraphQLRequest request, GraphQLServerOptions options, IServiceProvider services, TimeProvider time, Action onEnd, CancellationToken cancellationToken)
    {
        _options = options;
        _onEnd = onEnd;
        if (request.Services is { } given)
        {
            Services = given;
        }
        else
        {
            _scope = services.CreateAsyncScope();
            Services = _scope.Value.ServiceProvider;
        }

        _timeout = options.ExecutionTimeout > TimeSpan.Zero ? new CancellationTokenSource(options.ExecutionTimeout, time) : null;
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timeout?.Token ?? default, cancellationToken);
    }

    public IServiceProvider Services { get; }

    public CancellationToken Token => _linked.Token;

    /// <summary>Why the run was ended.</summary>
    public GraphQLError ToError() => _timeout is { IsCancellationRequested: true }
        ? new GraphQLError($"The operation took longer than {_options.ExecutionTimeout.TotalSeconds:0.###} s; that is the limit.", ErrorCodes.Timeout)
        {
            Extensions = LimitExtensions.Of(nameof(GraphQLServerOptions.ExecutionTimeout), _options.ExecutionTimeout.TotalSeconds, null),
        }
        : new GraphQLError("The request was canceled.", ErrorCodes.Canceled);

    /// <summary>Ends what still runs.</summary>
    public void Cancel() => _linked.Cancel();

    public bool IsTimedOut => _timeout is { IsCancellationRequested: true };

    public async ValueTask DisposeAsync()
    {
        _onEnd();
        _linked.Dispose();
        _timeout?.Dispose();
        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }
    }
}
