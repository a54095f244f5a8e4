using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Hosting;
using ResourceHub.GraphQL.Subscriptions;

namespace ResourceHub.GraphQL.Transport;

/// <summary>
/// The single connection mode of GraphQL over SSE: PUT reserves a stream and gives its token, GET with the token opens it, POST starts an
/// operation whose answers go there, DELETE ends one. Streams are those of this process: a balancer must send a client to one replica.
/// </summary>
internal sealed class ReservedStreamEndpoint(SchemaHost schemas, SubscriptionSlots slots, SubscriptionOptions options, TimeProvider time)
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";
    private const string TokenParameter = "token";

    private readonly ConcurrentDictionary<string, ReservedStream> _streams = new(StringComparer.Ordinal);

    public static bool Accepts(HttpContext context) =>
        HttpMethods.IsPut(context.Request.Method)
        || context.Request.Headers.ContainsKey(TokenHeader)
        || (context.Request.QueryString.HasValue && context.Request.Query.ContainsKey(TokenParameter));

    public Task HandleAsync(HttpContext context)
    {
        if (HttpMethods.IsPut(context.Request.Method))
        {
            return ReserveAsync(context);
        }

        var token = context.Request.Headers[TokenHeader].ToString();
        if (token.Length == 0)
        {
            token = context.Request.Query[TokenParameter].ToString();
        }

        if (token.Length == 0 || !_streams.TryGetValue(token, out var stream))
        {
            return RefuseAsync(context, StatusCodes.Status404NotFound, "There is no event stream with this token; PUT reserves one.");
        }

        if (HttpMethods.IsGet(context.Request.Method))
        {
            return OpenAsync(context, stream);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return StartAsync(context, stream);
        }

        if (HttpMethods.IsDelete(context.Request.Method))
        {
            return StopAsync(context, stream);
        }

        context.Response.Headers.Allow = "GET, POST, PUT, DELETE";
        return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "An event stream takes GET, POST, PUT and DELETE.");
    }

    private async Task ReserveAsync(HttpContext context)
    {
        if (!slots.TryConnect())
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"There are {options.MaxConnections} connections; that is the limit.");
            return;
        }

        var stream = new ReservedStream(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), options.MaxOperationsPerConnection);
        _streams[stream.Token] = stream;
        _ = LapseAsync(stream);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(stream.Token, context.RequestAborted);
    }

    private async Task LapseAsync(ReservedStream stream)
    {
        await Task.Delay(options.ReservationTimeout, time);
        if (stream.TryLapse())
        {
            Forget(stream);
        }
    }

    private void Forget(ReservedStream stream)
    {
        if (_streams.TryRemove(stream.Token, out _))
        {
            stream.Close();
            slots.Disconnect();
        }
    }

    private async Task OpenAsync(HttpContext context, ReservedStream reserved)
    {
        if (!reserved.TryOpen())
        {
            await RefuseAsync(context, StatusCodes.Status409Conflict, "The event stream is open already; only one connection may read it.");
            return;
        }

        try
        {
            await using var stream = new EventStream(context);
            await stream.OpenAsync();
            reserved.Show(stream);
            await Task.Delay(Timeout.InfiniteTimeSpan, stream.Ended);
        }
        catch (OperationCanceledException)
        {
            // the client went away or the server stops
        }
        finally
        {
            Forget(reserved);
        }
    }

    private async Task StartAsync(HttpContext context, ReservedStream stream)
    {
        // an operation stays on the schema that it met, whatever is swapped meanwhile
        var executor = schemas.Current;
        GraphQLRequest request;
        try
        {
            request = await RequestReader.ReadSingleAsync(context.Request, executor.Options, context.RequestAborted);
        }
        catch (RequestFormatException e)
        {
            await RefuseAsync(context, ResponseStatus.Of(e, executor.Options.HttpStatusRules), e.Message);
            return;
        }

        if (OperationId(request) is not { } id)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "extensions.operationId is missing: it says whose answers are whose.");
            return;
        }

        var start = stream.TryStart(id, out var operation);
        if (start != OperationStart.Started)
        {
            await (start switch
            {
                OperationStart.IdInUse => RefuseAsync(context, StatusCodes.Status409Conflict, $"There is an operation {id} on this event stream."),
                OperationStart.TooMany => RefuseAsync(
                    context, StatusCodes.Status429TooManyRequests, $"There are {options.MaxOperationsPerConnection} operations on this event stream; that is the limit.", ErrorCodes.TooManySubscriptions),
                _ => RefuseAsync(context, StatusCodes.Status404NotFound, "The event stream has ended; PUT reserves one."),
            });
            return;
        }

        await ExecuteAsync(context, executor, stream, id, request, operation);
    }

    private async Task ExecuteAsync(
        HttpContext context, RequestExecutor executor, ReservedStream stream, string id, GraphQLRequest request, CancellationTokenSource operation)
    {
        // the operation outlives the request that brought it
        var scope = context.RequestServices.CreateSiblingScope();
        var handedOver = false;
        try
        {
            request.Services = scope.ServiceProvider;
            request.AcceptsIncremental = true;
            RequestHeaders.Apply(context.Request.Headers, request);
            GraphQLResult result;
            try
            {
                foreach (var interceptor in context.RequestServices.GetServices<IHttpInterceptor>())
                {
                    await interceptor.OnRequestAsync(context, request, context.RequestAborted);
                }

                result = await executor.ExecuteAsync(request, operation.Token);
            }
            catch (GraphQLException e)
            {
                result = new GraphQLResult(e.Errors);
            }

            if (result.Events is null && !result.HasData)
            {
                await AnswerAsync(context, ResponseStatus.OfRefusal(result, executor.Options.HttpStatusRules), result);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status202Accepted;
            handedOver = true;
            _ = SendAsync(stream, id, result, operation, scope);
        }
        finally
        {
            if (!handedOver)
            {
                stream.TryEnd(id, operation);
                await scope.DisposeAsync();
            }
        }
    }

    private static async Task SendAsync(ReservedStream reserved, string id, GraphQLResult result, CancellationTokenSource operation, AsyncServiceScope scope)
    {
        try
        {
            await using var own = scope;
            await using var parts = result;
            var stream = await reserved.Opened.WaitAsync(operation.Token);
            if (result.Sequence is { } sequence)
            {
                await foreach (var answer in sequence.WithCancellation(operation.Token))
                {
                    await stream.NextAsync(id, answer);
                }
            }
            else
            {
                await stream.NextAsync(id, result);
            }

            if (reserved.TryEnd(id, operation))
            {
                await stream.CompleteAsync(id);
            }
        }
        catch (OperationCanceledException)
        {
            // the client ended the operation or went away
        }
        finally
        {
            reserved.TryEnd(id, operation);
        }
    }

    private static Task StopAsync(HttpContext context, ReservedStream stream)
    {
        var id = context.Request.Query["operationId"].ToString();
        if (id.Length == 0)
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "The parameter operationId is missing.");
        }

        stream.Stop(id);
        return Task.CompletedTask;
    }

    private static string? OperationId(GraphQLRequest request) =>
        request.Extensions is { ValueKind: JsonValueKind.Object } extensions && extensions.TryGetProperty("operationId", out var id)
            && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= 200 } text ? text : null;

    private static Task RefuseAsync(HttpContext context, int status, string message, string code = ErrorCodes.BadRequest) =>
        AnswerAsync(context, status, new GraphQLResult(new GraphQLError(message, code)));

    private static async Task AnswerAsync(HttpContext context, int status, GraphQLResult result)
    {
        ResponseStatus.Apply(context.Response, status);
        context.Response.ContentType = MediaTypes.ContentType(ResponseFormat.Json);
        context.Response.Headers.CacheControl = CachedAnswer.NotKept;
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
