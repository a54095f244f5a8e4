using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Logging;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Limits;
using ResourceHub.GraphQL.Persisted;
using ResourceHub.GraphQL.Subscriptions;
using ResourceHub.GraphQL.Transport;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;

namespace ResourceHub.GraphQL.Execution;

/// <summary>The pipeline of a request: document cache, parser, validation, operation, variables, cost, compilation, execution.</summary>
internal sealed partial class RequestExecutor(
    Schema schema,
    GraphQLServerOptions options,
    ErrorMasking masking,
    IServiceProvider services,
    TimeProvider time,
    IReadOnlyList<IExecutionListener>? listeners = null,
    ILogger? logger = null) : IRequestExecutor
{
    private readonly DocumentCache _documents = new(options.DocumentCacheSize);
    private readonly DocumentValidator _validator = new(schema, options);
    private readonly SubscriptionExecutor _subscriptions = new(schema, options, masking, services, time);
    private readonly ExecutionListeners _listeners = new(listeners ?? [], logger);

    public Schema Schema => schema;

    /// <summary>The validator of the schema's SDL.</summary>
    public string SdlETag => field ??= EntityTag.Of(Encoding.UTF8.GetBytes(schema.ToSdl()));

    /// <summary>How many operations run at once, over all versions of the schema.</summary>
    public ConcurrencyLimit Concurrency { get; init; } = new(options.MaxConcurrentRequests);

    /// <summary>Finds documents by id; null where requests always bring theirs.</summary>
    public PersistedDocuments? Persisted { get; init; }

    public GraphQLServerOptions Options => options;

    public async Task<GraphQLResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        if (Persisted is { } persisted && persisted.Concerns(request) && await persisted.ResolveAsync(request, cancellationToken) is { } unknown)
        {
            return Refuse(request, new GraphQLResult(unknown));
        }

        if (!TryPrepare(request, out var operation, out var variables, out var refusal))
        {
            return Refuse(request, refusal);
        }

        OperationCost? cost = null;
        if (options.EnforceCost || request.CostReport != CostReport.None)
        {
            var own = operation.CostOf(variables, options);
            cost = request.SharedCost?.Add(own) ?? own;
            if (cost.Value.Refuse(options, operation.Definition) is { } tooCostly)
            {
                return Refuse(request, Report(new GraphQLResult(tooCostly), request, cost));
            }

            if (request.CostReport == CostReport.Validate)
            {
                return Report(new GraphQLResult(), request, cost);
            }
        }

        var isSubscription = operation.Definition.Operation == OperationType.Subscription;
        var compiled = operation.Compile(variables, options.AllowIncrementalDelivery && request.AcceptsIncremental && !isSubscription);
        if (compiled.HasIntrospection && !(request.AllowIntrospection ?? options.AllowIntrospection))
        {
            return Refuse(request, new GraphQLResult(new GraphQLError("This server does not answer introspection.", ErrorCodes.IntrospectionDisabled)));
        }

        if (!isSubscription && !Concurrency.TryEnter())
        {
            return Refuse(request, new GraphQLResult(Concurrency.Refusal()));
        }

        var started = Stopwatch.GetTimestamp();
        var observed = _listeners.Start(request, operation, cost);
        using var activity = GraphQLTelemetry.Start(operation.Definition, request);
        var result = isSubscription
            ? await _subscriptions.SubscribeAsync(compiled, variables, request, cancellationToken)
            : await RunAsync(compiled, variables, request, cancellationToken);
        if (request.QueriesOnly && operation.Definition.Operation == OperationType.Query)
        {
            result.Cache = result.Cache is { } restriction ? compiled.CachePolicy.With(restriction) : compiled.CachePolicy;
        }

        GraphQLTelemetry.Stop(activity, operation.Definition, started, result.Errors.Count > 0);
        _listeners.Finish(observed, result, Stopwatch.GetElapsedTime(started));
        return request.CostReport == CostReport.Report ? Report(result, request, cost) : result;
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
                    $"The document has {text.Length} characters; at most {options.MaxDocumentCharacters} are taken.", ErrorCodes.DocumentTooLarge)
                {
                    Extensions = LimitExtensions.Of(nameof(options.MaxDocumentCharacters), options.MaxDocumentCharacters, text.Length),
                }]);
        }

        if (_documents.Find(text) is { } known)
        {
            return known;
        }

        var prepared = Read(text.ToArray());
        _documents.Add(text, prepared);
        return prepared;
    }

    /// <summary>The document read and validated, whatever the cache has.</summary>
    public PreparedDocument Read(ReadOnlyMemory<byte> text)
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
            return new PreparedDocument([
                new GraphQLError(e.Message, e.Code ?? ErrorCodes.Syntax)
                {
                    Locations = [e.Location],
                    Extensions = e.Limit is { } limit ? Measure(e.SourceText, limit.Option, limit.Max) : GraphQLError.NoExtensions,
                }]);
        }
    }

    private static IReadOnlyDictionary<string, object?> Measure(SourceText source, string option, int max)
    {
        var (tokens, nesting) = LexicalMeasure.Of(source);
        return LimitExtensions.Of(option, max, option == nameof(GraphQLServerOptions.MaxTokens) ? tokens : nesting);
    }

    private bool TryPrepare(
        GraphQLRequest request,
        [NotNullWhen(true)] out PreparedOperation? operation,
        [NotNullWhen(true)] out VariableValues? variables,
        [NotNullWhen(false)] out GraphQLResult? refusal)
    {
        operation = null;
        variables = null;
        var document = Prepare(request.Document);
        if (document.Errors.Count > 0)
        {
            refusal = new GraphQLResult(document.Errors);
            return false;
        }

        if (request.KeepsDocument)
        {
            Persisted!.Keep(request);
        }

        operation = document.GetOperation(request.OperationName, out var error);
        if (operation is null)
        {
            refusal = new GraphQLResult(error!);
            return false;
        }

        refusal = RefuseTransport(request, operation.Definition.Operation);
        if (refusal is not null)
        {
            return false;
        }

        if (!operation.Conditions.FitsKey)
        {
            refusal = new GraphQLResult(
                new GraphQLError("@skip, @include, @defer and @stream depend on more than 64 variables; that is the limit.", ErrorCodes.TooComplex));
            return false;
        }

        var errors = new List<IError>();
        variables = VariableCoercion.CoerceVariableValues(schema, operation.Definition, request.Variables, options, errors);
        refusal = errors.Count > 0 ? new GraphQLResult(errors) : null;
        return refusal is null;
    }

    /// <summary>Why an operation of this type cannot come the way it came, or null.</summary>
    private static GraphQLResult? RefuseTransport(GraphQLRequest request, OperationType type)
    {
        if (request.QueriesOnly && type == OperationType.Mutation)
        {
            return new GraphQLResult(new GraphQLError("A mutation must be sent with POST.", ErrorCodes.BadRequest))
            {
                RefusedMethod = true,
            };
        }

        return request.SingleAnswer && type == OperationType.Subscription
            ? new GraphQLResult(new GraphQLError("A subscription needs a client that accepts text/event-stream.", ErrorCodes.BadRequest))
            {
                NeedsStream = true,
            }
            : null;
    }

    private GraphQLResult Refuse(GraphQLRequest request, GraphQLResult refusal)
    {
        _listeners.Refused(request, refusal);
        return refusal;
    }

    private GraphQLResult Report(GraphQLResult result, GraphQLRequest request, OperationCost? cost) =>
        request.CostReport == CostReport.None ? result : result.WithExtensions(cost!.Value.ToExtensions(options));
}
