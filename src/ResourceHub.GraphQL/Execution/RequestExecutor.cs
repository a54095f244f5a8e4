using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;

namespace ResourceHub.GraphQL.Execution;

/// <summary>The pipeline of a request: document cache, parser, validation, operation, variables, compilation, execution.</summary>
internal sealed class RequestExecutor(
    Schema schema, GraphQLServerOptions options, ErrorMasking masking, IServiceProvider services, TimeProvider time) : IRequestExecutor
{
    private readonly DocumentCache _documents = new(options.DocumentCacheSize);
    private readonly DocumentValidator _validator = new(schema, options);

    public Schema Schema => schema;

    public GraphQLServerOptions Options => options;

    public async Task<GraphQLResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        var document = Prepare(request.Document);
        if (document.Errors.Count > 0)
        {
            return new GraphQLResult(document.Errors);
        }

        if (document.GetOperation(request.OperationName, out var error) is not { } operation)
        {
            return new GraphQLResult(error!);
        }

        if (request.QueriesOnly && operation.Definition.Operation == OperationType.Mutation)
        {
            return new GraphQLResult(new GraphQLError("A mutation must be sent with POST.", ErrorCodes.BadRequest))
            {
                RefusedMethod = true,
            };
        }

        if (!operation.Conditions.FitsKey)
        {
            return new GraphQLResult(new GraphQLError("@skip and @include depend on more than 64 variables; that is the limit.", ErrorCodes.TooComplex));
        }

        var errors = new List<IError>();
        var variables = VariableCoercion.CoerceVariableValues(schema, operation.Definition, request.Variables, options, errors);
        if (errors.Count > 0)
        {
            return new GraphQLResult(errors);
        }

        var compiled = operation.Compile(variables);
        var started = Stopwatch.GetTimestamp();
        using var activity = GraphQLTelemetry.Start(operation.Definition);
        var result = operation.Definition.Operation == OperationType.Subscription
            ? await SubscribeAsync(compiled, variables, request, cancellationToken)
            : await RunAsync(compiled, variables, request, cancellationToken);
        GraphQLTelemetry.Stop(activity, operation.Definition, started, result.Errors.Count > 0);
        return result;
    }

    /// <summary>The documents of the cache that were used most, the most used first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> MostUsedDocuments(int count) => _documents.MostUsed(count);

    /// <summary>The document as the cache has it, or read and validated now.</summary>
    public PreparedDocument Prepare(ReadOnlyMemory<byte> text)
    {
        if (text.Length > options.MaxDocumentCharacters)
        {
            return new PreparedDocument([
                new GraphQLError(
                    $"The document has {text.Length} characters; at most {options.MaxDocumentCharacters} are taken.", ErrorCodes.DocumentTooLarge)]);
        }

        if (_documents.Find(text) is { } known)
        {
            return known;
        }

        var prepared = Read(text.ToArray());
        _documents.Add(text, prepared);
        return prepared;
    }

    private PreparedDocument Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            var document = GraphQLParser.Parse(
                new SourceText(text), new ParserOptions { MaxTokens = options.MaxTokens, MaxRecursion = options.MaxParserRecursion });
            var errors = _validator.Validate(document);
            return errors.Count > 0 ? new PreparedDocument(errors) : new PreparedDocument(schema, document);
        }
        catch (GraphQLSyntaxException e)
        {
            return new PreparedDocument([new GraphQLError(e.Message, e.Code ?? ErrorCodes.Syntax) { Locations = [e.Location] }]);
        }
    }

    private async Task<GraphQLResult> RunAsync(
        CompiledOperation operation, VariableValues variables, GraphQLRequest request, CancellationToken cancellationToken)
    {
        var scope = request.Services is null ? services.CreateAsyncScope() : (AsyncServiceScope?)null;
        using var timeout = options.ExecutionTimeout > TimeSpan.Zero ? new CancellationTokenSource(options.ExecutionTimeout, time) : new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var execution = new OperationExecution(
                schema, operation, variables, request.Services ?? scope!.Value.ServiceProvider, request.State, masking, linked.Token);
            return await execution.ExecuteAsync(null);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            return new GraphQLResult(timeout.IsCancellationRequested
                ? new GraphQLError($"The operation took longer than {options.ExecutionTimeout.TotalSeconds:0.###} s; that is the limit.", ErrorCodes.Timeout)
                : new GraphQLError("The request was canceled.", ErrorCodes.Canceled));
        }
        finally
        {
            if (scope is { } own)
            {
                await own.DisposeAsync();
            }
        }
    }

    /// <summary>CreateSourceEventStream and MapSourceToResponseEvent (specification section 6.2.3).</summary>
    private async Task<GraphQLResult> SubscribeAsync(
        CompiledOperation operation, VariableValues variables, GraphQLRequest request, CancellationToken cancellationToken)
    {
        var scope = request.Services is null ? services.CreateAsyncScope() : (AsyncServiceScope?)null;
        var field = operation.Root.Fields[0];
        var root = new ObjectResult(null, 0, operation.Root, null);
        try
        {
            var execution = new OperationExecution(
                schema, operation, variables, request.Services ?? scope!.Value.ServiceProvider, request.State, masking, cancellationToken);
            var value = field.Resolver!.Invoke!(execution.CreateContext(field, root, 0));
            if (field.Resolver.TaskResult is { } taskResult && value is Task task)
            {
                await task;
                value = taskResult(task);
            }

            var stream = field.Resolver.Events!(value ?? throw new InvalidOperationException($"{field.Field.Coordinate} gave no stream."), cancellationToken);
            return new GraphQLResult(MapEventsAsync(stream, operation, variables, request, scope, cancellationToken));
        }
        catch (Exception e)
        {
            if (scope is { } own)
            {
                await own.DisposeAsync();
            }

            return new GraphQLResult([.. masking.ToErrors(e).Select(error => masking.Filter(error with { Path = root.PathOf(0) }))]);
        }
    }

    private async IAsyncEnumerable<GraphQLResult> MapEventsAsync(
        IAsyncEnumerable<object?> stream,
        CompiledOperation operation,
        VariableValues variables,
        GraphQLRequest request,
        AsyncServiceScope? scope,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var value in stream.WithCancellation(cancellationToken))
            {
                // each event has services, loaders and instances of its own
                await using var own = services.CreateAsyncScope();
                var execution = new OperationExecution(schema, operation, variables, own.ServiceProvider, request.State, masking, cancellationToken);
                yield return await execution.ExecuteEventAsync(value);
            }
        }
        finally
        {
            if (scope is { } source)
            {
                await source.DisposeAsync();
            }
        }
    }
}
