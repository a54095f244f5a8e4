using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Subscriptions;

/// <summary>
/// Subscribes (specification section 6.2.3). What goes wrong before there is a stream is the answer itself; what goes wrong in one event is in
/// that event's answer; a source stream that fails ends the response stream with its error. The schema that a subscription began with is its
/// schema until it ends.
/// </summary>
internal sealed class SubscriptionExecutor(
    Schema schema, GraphQLServerOptions options, ErrorMasking masking, IServiceProvider services, TimeProvider time)
{
    private readonly SubscriptionSlots _slots = services.GetService<SubscriptionSlots>() ?? new SubscriptionSlots(options.Subscriptions);
    private readonly ISubscriptionInterceptor[] _interceptors = [.. services.GetServices<ISubscriptionInterceptor>()];

    /// <summary>Gives the response stream, or why there is none.</summary>
    public async Task<GraphQLResult> SubscribeAsync(
        CompiledOperation operation, VariableValues variables, GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (!_slots.TryEnter())
        {
            return new GraphQLResult(new GraphQLError(
                $"The server runs {options.Subscriptions.MaxConcurrent} subscriptions; that is the limit.", ErrorCodes.TooManySubscriptions));
        }

        var subscription = new Subscription(_slots, request.Services, request.Services is null ? services.CreateAsyncScope() : null);
        try
        {
            var source = await CreateSourceEventStreamAsync(operation, variables, request, subscription.Services, cancellationToken);
            subscription.EndWhen(cancellationToken);
            return new GraphQLResult(MapSourceToResponseEvent(source, operation, variables, request, subscription, cancellationToken));
        }
        catch (Exception e)
        {
            await subscription.DisposeAsync();
            return Failed(e, operation);
        }
    }

    /// <summary>CreateSourceEventStream: what the root field's resolver gives, not yet read.</summary>
    private async Task<Func<CancellationToken, IAsyncEnumerable<object?>>> CreateSourceEventStreamAsync(
        CompiledOperation operation, VariableValues variables, GraphQLRequest request, IServiceProvider own, CancellationToken cancellationToken)
    {
        var field = operation.Root.Fields[0];
        var resolver = field.Resolver ?? throw new InvalidOperationException($"{field.Field.Coordinate} has no resolver.");
        var execution = new OperationExecution(schema, operation, variables, own, request, masking, cancellationToken);
        var value = resolver.Invoke!(execution.CreateContext(field, new ObjectResult(null, 0, operation.Root, null), 0));
        if (resolver.TaskResult is { } taskResult && value is Task task)
        {
            await BeginAsync(task, cancellationToken);
            value = taskResult(task);
        }

        var stream = value ?? throw new InvalidOperationException($"{field.Field.Coordinate} gave no stream.");
        var events = resolver.Events ?? throw new InvalidOperationException($"{field.Field.Coordinate} gives no stream of events.");
        return token => events(stream, token);
    }

    /// <summary>Waits for a stream to begin, as long as any operation may take; once it has, it may take its time.</summary>
    private async Task BeginAsync(Task beginning, CancellationToken cancellationToken)
    {
        try
        {
            await beginning.WaitAsync(options.ExecutionTimeout > TimeSpan.Zero ? options.ExecutionTimeout : Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (TimeoutException) when (!beginning.IsCompleted)
        {
            throw new GraphQLException($"The subscription took longer than {options.ExecutionTimeout.TotalSeconds:0.###} s to begin; that is the limit.", ErrorCodes.Timeout);
        }
    }

    private async IAsyncEnumerable<GraphQLResult> MapSourceToResponseEvent(
        Func<CancellationToken, IAsyncEnumerable<object?>> open,
        CompiledOperation operation,
        VariableValues variables,
        GraphQLRequest request,
        Subscription subscription,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var slot = subscription;
        await using var source = new SourceEventStream(open, cancellationToken);
        using var waiting = new EventWait(_interceptors.Length > 0 ? options.Subscriptions.RecheckInterval : null, time, cancellationToken);
        while (true)
        {
            var (end, hasEvent) = await NextAsync(source, waiting, operation, request, subscription.Services, cancellationToken);
            if (end is not null)
            {
                yield return end;
            }

            if (!hasEvent)
            {
                yield break;
            }

            // each event has services, loaders and instances of its own
            await using var scope = subscription.Services.CreateSiblingScope();
            var refusal = await InterceptAsync(operation, request, scope.ServiceProvider, cancellationToken);
            if (refusal is not null)
            {
                yield return refusal;
                yield break;
            }

            var value = source.Current;
            source.Taken();
            yield return await ExecuteSubscriptionEventAsync(value, operation, variables, request, scope.ServiceProvider, cancellationToken);
        }
    }

    /// <summary>Waits for the next event, and looks meanwhile at whether the subscription may go on.</summary>
    private async Task<(GraphQLResult? End, bool HasEvent)> NextAsync(
        SourceEventStream source, EventWait waiting, CompiledOperation operation, GraphQLRequest request, IServiceProvider own, CancellationToken cancellationToken)
    {
        try
        {
            var moving = source.MoveNext();
            while (!await waiting.ForAsync(moving))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await using var scope = own.CreateSiblingScope();
                if (await InterceptAsync(operation, request, scope.ServiceProvider, cancellationToken) is { } refusal)
                {
                    return (refusal, false);
                }
            }

            return (null, await moving);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (Failed(e, operation), false);
        }
    }

    private async Task<GraphQLResult?> InterceptAsync(
        CompiledOperation operation, GraphQLRequest request, IServiceProvider own, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var interceptor in _interceptors)
            {
                await interceptor.OnEventAsync(request, own, cancellationToken);
            }

            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(e, operation);
        }
    }

    private async Task<GraphQLResult> ExecuteSubscriptionEventAsync(
        object? value, CompiledOperation operation, VariableValues variables, GraphQLRequest request, IServiceProvider own, CancellationToken cancellationToken)
    {
        using var timeout = options.ExecutionTimeout > TimeSpan.Zero ? new CancellationTokenSource(options.ExecutionTimeout, time) : new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var execution = new OperationExecution(schema, operation, variables, own, request, masking, linked.Token);
            var result = await execution.ExecuteEventAsync(value);
            result.MaxBytes = options.MaxResponseSize;
            return result;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new GraphQLResult(new GraphQLError(
                $"The event took longer than {options.ExecutionTimeout.TotalSeconds:0.###} s; that is the limit.", ErrorCodes.Timeout));
        }
    }

    private GraphQLResult Failed(Exception exception, CompiledOperation operation)
    {
        var path = FieldPath.Field(null, operation.Root.Fields[0].ResponseName);
        return new GraphQLResult([.. masking.ToErrors(exception).Select(error => masking.Filter(error with { Path = error.Path ?? path }))])
        {
            EndsStream = true,
        };
    }

    /// <summary>What a subscription holds until it ends: its place among those at once, and the services of its source.</summary>
    private sealed class Subscription(SubscriptionSlots slots, IServiceProvider? given, AsyncServiceScope? scope) : IAsyncDisposable
    {
        private CancellationTokenRegistration _registration;
        private int _ended;

        public IServiceProvider Services => given ?? scope!.Value.ServiceProvider;

        /// <summary>A stream that is never read ends with its request.</summary>
        public void EndWhen(CancellationToken cancellationToken) =>
            _registration = cancellationToken.UnsafeRegister(
                static state =>
                {
                    _ = ((Subscription)state!).DisposeAsync().AsTask();
                },
                this);

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _ended, 1) != 0)
            {
                return;
            }

            slots.Leave();
            _registration.Unregister();
            if (scope is { } own)
            {
                await own.DisposeAsync();
            }
        }
    }
}
