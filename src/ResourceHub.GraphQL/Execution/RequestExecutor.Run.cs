using System.Runtime.CompilerServices;

namespace ResourceHub.GraphQL.Execution;

internal sealed partial class RequestExecutor
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<GraphQLResult> RunAsync(
        CompiledOperation operation, VariableValues variables, GraphQLRequest request, CancellationToken cancellationToken)
    {
        var lifetime = new RequestLifetime(request, options, services, time, Concurrency, cancellationToken);
        var goesOn = false;
        try
        {
            var execution = new OperationExecution(schema, operation, variables, lifetime.Services, request, masking, lifetime.Token);
            var result = await execution.ExecuteAsync(null);
            // the time was up before anything waited for it: the resolvers that ended with it are no errors of their own
            if (lifetime.Token.IsCancellationRequested && result.Errors.Any(error => error.Exception is OperationCanceledException))
            {
                return new GraphQLResult(lifetime.ToError());
            }

            goesOn = result.Subsequent is not null;
            result = goesOn ? result.WithSubsequent(new SubsequentParts(result.Subsequent!, execution.Delivery!, lifetime, options.MaxResponseSize)) : result;
            result.MaxBytes = options.MaxResponseSize;
            return result;
        }
        catch (OperationCanceledException) when (lifetime.Token.IsCancellationRequested)
        {
            return new GraphQLResult(lifetime.ToError());
        }
        finally
        {
            if (!goesOn)
            {
                await lifetime.DisposeAsync();
            }
        }
    }
}
