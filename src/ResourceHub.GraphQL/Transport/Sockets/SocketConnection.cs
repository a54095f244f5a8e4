using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace ResourceHub.GraphQL.Transport.Sockets;

/// <summary>
/// Text messages over a WebSocket. One sender at a time; who sends waits until the client has room, and a client that reads nothing for
/// <see cref="SubscriptionOptions.SendTimeout"/> is cut off.
/// </summary>
internal sealed class SocketConnection(WebSocket socket, SubscriptionOptions options, TimeProvider time) : IDisposable
{
    private const int LongestReason = 120;
    private const int SmallestBuffer = 4096;
    private const int LargestKeptBuffer = 256 * 1024;
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _gone = new();
    private ArrayBufferWriter<byte> _output = new(1024);
    private byte[] _input = new byte[SmallestBuffer];
    private int _isClosing;

    /// <summary>Whether the server has said goodbye.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing) != 0;

    /// <summary>The next text message, valid until the next call; null at the end.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        var length = 0;
        if (_input.Length > LargestKeptBuffer)
        {
            _input = new byte[SmallestBuffer];
        }

        try
        {
            while (true)
            {
                if (IsClosing)
                {
                    length = 0;
                }

                if (length == _input.Length)
                {
                    Array.Resize(ref _input, Math.Min(_input.Length * 2, options.MaxMessageSize + 1));
                }

                var part = await socket.ReceiveAsync(_input.AsMemory(length), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                if (IsClosing)
                {
                    // until the client answers the goodbye
                    continue;
                }

                length += part.Count;
                if (length > options.MaxMessageSize)
                {
                    await CloseAsync(SocketClose.TooLarge(options.MaxMessageSize));
                }
                else if (part.EndOfMessage && part.MessageType == WebSocketMessageType.Text)
                {
                    return _input.AsMemory(0, length);
                }
                else if (part.MessageType != WebSocketMessageType.Text)
                {
                    await CloseAsync(SocketClose.BadRequest);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Sends one message; nothing where the socket is closed or closing.</summary>
    public async Task SendAsync(Action<IBufferWriter<byte>> write, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (IsClosing || socket.State != WebSocketState.Open)
            {
                return;
            }

            write(_output);
            await SendAsync(_output.WrittenMemory);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // the client went away, which the receiving side sees too
        }
        finally
        {
            if (_output.Capacity > LargestKeptBuffer)
            {
                _output = new ArrayBufferWriter<byte>(1024);
            }
            else
            {
                _output.ResetWrittenCount();
            }

            _sending.Release();
        }
    }

    /// <summary>Says goodbye, once; a client that does not answer is cut off.</summary>
    public async Task CloseAsync(SocketClose close)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(s_goodbye, time);
            await _sending.WaitAsync(patience.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, Shorten(close.Reason), patience.Token);
                }
            }
            finally
            {
                _sending.Release();
            }

            _ = CutOffAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    /// <summary>Answers the client's goodbye.</summary>
    public async Task FinishAsync()
    {
        if (socket.State == WebSocketState.CloseReceived)
        {
            await CloseAsync(new SocketClose((int)(socket.CloseStatus is { } status && status != WebSocketCloseStatus.Empty ? status : WebSocketCloseStatus.NormalClosure), ""));
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        socket.Abort();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        var sending = socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        if (sending.IsCompletedSuccessfully)
        {
            return;
        }

        using var slow = new CancellationTokenSource(options.SendTimeout, time);
        await using var cut = slow.Token.UnsafeRegister(static state => ((WebSocket)state!).Abort(), socket);
        await sending;
    }

    private async Task CutOffAsync()
    {
        try
        {
            await Task.Delay(s_goodbye, time, _gone.Token);
            socket.Abort();
        }
        catch (OperationCanceledException)
        {
            // it went in peace
        }
    }

    private static string Shorten(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > LongestReason)
        {
            reason = reason[..(reason.Length - 1)];
        }

        return reason;
    }
}
