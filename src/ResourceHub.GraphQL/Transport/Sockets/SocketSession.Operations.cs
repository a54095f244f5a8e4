using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ResourceHub.GraphQL.Transport.Sockets;

/// <summary>The operations of a socket: of every kind, each with services of its own, until it completes or the client has enough.</summary>
internal sealed partial class SocketSession
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    private Task StartAsync(string id, JsonElement payload)
    {
        GraphQLRequest request;
        try
        {
            request = RequestReader.ParseBody(new ReadOnlySequence<byte>(JsonSerializer.SerializeToUtf8Bytes(payload)));
        }
        catch (RequestFormatException)
        {
            return connection.CloseAsync(SocketClose.BadRequest);
        }

        var operation = new Operation();
        var refusal = Enter(id, operation);
        if (refusal is null)
        {
            operation.Running = Task.Run(() => RunAsync(id, request, operation));
            return Task.CompletedTask;
        }

        return refusal.Code == ErrorCodes.TooManySubscriptions ? SendErrorsAsync(id, [refusal]) : connection.CloseAsync(SocketClose.SubscriberExists(id));
    }

    private GraphQLError? Enter(string id, Operation operation)
    {
        lock (_gate)
        {
            if (_operations.ContainsKey(id))
            {
                return new GraphQLError($"There is an operation {id}.", ErrorCodes.BadRequest);
            }

            if (_operations.Count >= options.MaxOperationsPerConnection)
            {
                return new GraphQLError(
                    $"There are {options.MaxOperationsPerConnection} operations on this socket; that is the limit.", ErrorCodes.TooManySubscriptions);
            }

            _operations.Add(id, operation);
            return null;
        }
    }

    private async Task RunAsync(string id, GraphQLRequest request, Operation operation)
    {
        var token = operation.Canceled.Token;
        try
        {
            await using var scope = context.RequestServices.CreateSiblingScope();
            request.Services = scope.ServiceProvider;
            request.AcceptsIncremental = true;
            RequestHeaders.Apply(context.Request.Headers, request);
            await using var result = await ExecuteAsync(request, token);
            if (result.Sequence is { } sequence)
            {
                await foreach (var answer in sequence.WithCancellation(token))
                {
                    if (answer.EndsStream)
                    {
                        await FailAsync(id, operation, answer.Errors);
                        return;
                    }

                    await SendNextAsync(id, answer, token);
                }
            }
            else if (result.HasData)
            {
                await SendNextAsync(id, result, token);
            }
            else
            {
                await FailAsync(id, operation, result.Errors);
                return;
            }

            if (Forget(id, operation))
            {
                await SendCompleteAsync(id);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // the client has enough, or is gone
        }
        catch (Exception e)
        {
            logger.LogError(e, "Unexpected error in an operation over a WebSocket");
            await connection.CloseAsync(SocketClose.InternalError);
        }
        finally
        {
            Forget(id, operation);
        }
    }

    private async Task<GraphQLResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var interceptor in _interceptors)
            {
                await interceptor.OnRequestAsync(context, request, cancellationToken);
            }
        }
        catch (GraphQLException e)
        {
            return new GraphQLResult(e.Errors);
        }

        return await schemas.Current.ExecuteAsync(request, cancellationToken);
    }

    /// <summary>Whether the operation was there still: who ends it says so, and only once.</summary>
    private bool Forget(string id, Operation operation)
    {
        lock (_gate)
        {
            return _operations.TryGetValue(id, out var known) && ReferenceEquals(known, operation) && _operations.Remove(id);
        }
    }

    private void Stop(string id)
    {
        Operation? operation;
        lock (_gate)
        {
            _operations.Remove(id, out operation);
        }

        operation?.Canceled.Cancel();
    }

    private async Task EndOperationsAsync()
    {
        Operation[] left;
        lock (_gate)
        {
            left = [.. _operations.Values];
            _operations.Clear();
        }

        foreach (var operation in left)
        {
            await operation.Canceled.CancelAsync();
        }

        await Task.WhenAll(left.Select(o => o.Running));
    }

    private Task SendNextAsync(string id, GraphQLResult result, CancellationToken cancellationToken) => connection.SendAsync(
        output =>
        {
            Begin(output, "next"u8, id);
            output.Write(",\"payload\":"u8);
            result.WriteTo(output);
            output.Write("}"u8);
        },
        cancellationToken);

    /// <summary>An error ends its operation, unless the client has ended it: the id is free before the client can know.</summary>
    private Task FailAsync(string id, Operation operation, IReadOnlyList<IError> errors) =>
        Forget(id, operation) ? SendErrorsAsync(id, errors) : Task.CompletedTask;

    private Task SendErrorsAsync(string id, IReadOnlyList<IError> errors) => connection.SendAsync(
        output =>
        {
            Begin(output, "error"u8, id);
            output.Write(",\"payload\":"u8);
            Execution.ResultWriter.WriteErrors(errors, output);
            output.Write("}"u8);
        },
        _ended.Token);

    private Task SendCompleteAsync(string id) => connection.SendAsync(
        output =>
        {
            Begin(output, "complete"u8, id);
            output.Write("}"u8);
        },
        _ended.Token);

    private static void Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> type, string id)
    {
        output.Write("{\"type\":\""u8);
        output.Write(type);
        output.Write("\",\"id\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(id));
    }

    private sealed class Operation
    {
        public CancellationTokenSource Canceled { get; } = new();

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
