using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Persisted;
using ResourceHub.GraphQL.Subscriptions;
using ResourceHub.GraphQL.Transport;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;

namespace ResourceHub.GraphQL.Execution;

/// <summary>The pipeline of a request: document cache, parser, validation, operation, variables, compilation, execution.</summary>
internal sealed class RequestExecutor(
    Schema schema, GraphQLServerOptions options, ErrorMasking masking, IServiceProvider services, TimeProvider time) : IRequestExecutor
{
    private readonly DocumentCache _documents = new(options.DocumentCacheSize);
    private readonly DocumentValidator _validator = new(schema, options);
    private readonly SubscriptionExecutor _subscriptions = new(schema, options, masking, services, time);

    public Schema Schema => schema;

    /// <summary>The validator of the schema's SDL.</summary>
    public string SdlETag => field ??= EntityTag.Of(Encoding.UTF8.GetBytes(schema.ToSdl()));

    /// <summary>Finds documents by id; null where requests always bring theirs.</summary>
    public PersistedDocuments? Persisted { get; init; }

    public GraphQLServerOptions Options => options;

    public async Task<GraphQLResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        if (Persisted is { } persisted && persisted.Concerns(request) && await persisted.ResolveAsync(request, cancellationToken) is { } refusal)
        {
            return new GraphQLResult(refusal);
        }

        var document = Prepare(request.Document);
        if (document.Errors.Count > 0)
        {
            return new GraphQLResult(document.Errors);
        }

        if (request.KeepsDocument)
        {
            Persisted!.Keep(request);
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

        if (request.SingleAnswer && operation.Definition.Operation == OperationType.Subscription)
        {
            return new GraphQLResult(new GraphQLError("A subscription needs a client that accepts text/event-stream.", ErrorCodes.BadRequest))
            {
                NeedsStream = true,
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
        if (compiled.HasIntrospection && !(request.AllowIntrospection ?? options.AllowIntrospection))
        {
            return new GraphQLResult(new GraphQLError("This server does not answer introspection.", ErrorCodes.IntrospectionDisabled));
        }

        var started = Stopwatch.GetTimestamp();
        using var activity = GraphQLTelemetry.Start(operation.Definition);
        var result = operation.Definition.Operation == OperationType.Subscription
            ? await _subscriptions.SubscribeAsync(compiled, variables, request, cancellationToken)
            : await RunAsync(compiled, variables, request, cancellationToken);
        if (request.QueriesOnly && operation.Definition.Operation == OperationType.Query)
        {
            result.Cache = compiled.CachePolicy;
        }

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
}
