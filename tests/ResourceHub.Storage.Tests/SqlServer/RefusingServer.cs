using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ResourceHub.Storage.Tests.SqlServer;

/// <summary>Speaks as much of the protocol (MS-TDS) as it takes to refuse each login with one error: what a server does whose database is not there.</summary>
internal sealed class RefusingServer : IAsyncDisposable
{
    const byte Answer = 0x04;
    const byte EndOfMessage = 0x01;

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Task _accepting;
    int _logins;

    public RefusingServer(int error, string message)
    {
        _listener.Start();
        _accepting = AcceptAsync(Refusal(error, message));
    }

    /// <summary>How many logins it has refused.</summary>
    public int Logins => Volatile.Read(ref _logins);

    /// <summary>Connects to it in the clear.</summary>
    public string ConnectionString
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Server=127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};Database=hub;User Id=hub;Password=not-so-secret;Encrypt=False;Pooling=False");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    async Task AcceptAsync(byte[] refusal)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream(), refusal);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    async Task TalkAsync(NetworkStream stream, byte[] refusal)
    {
        try
        {
            await ReadAsync(stream);
            await WriteAsync(stream, PreLogin);
            await ReadAsync(stream);
            Interlocked.Increment(ref _logins);
            await WriteAsync(stream, refusal);
            // the client hangs up
            await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, _stop.Token);
        }
        catch (IOException)
        {
            // and may do so at any moment
        }
    }

    async Task ReadAsync(NetworkStream stream)
    {
        var header = new byte[8];
        do
        {
            await stream.ReadExactlyAsync(header, _stop.Token);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length], _stop.Token);
        }
        while ((header[1] & EndOfMessage) == 0);
    }

    async Task WriteAsync(NetworkStream stream, byte[] body)
    {
        byte[] packet = [Answer, EndOfMessage, (byte)((body.Length + 8) >> 8), (byte)(body.Length + 8), 0, 0, 1, 0, .. body];
        await stream.WriteAsync(packet, _stop.Token);
    }

    // version 16, no encryption, each with its place behind the list
    static byte[] PreLogin { get; } = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0x10, 0, 0, 0, 2];

    static byte[] Refusal(int error, string message)
    {
        var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write(error);
            // state and class
            writer.Write((byte)1);
            writer.Write((byte)14);
            writer.Write((ushort)message.Length);
            writer.Write(Encoding.Unicode.GetBytes(message));
            // no names of server and procedure; line 1
            writer.Write((ushort)0);
            writer.Write(1);
        }
        var text = body.ToArray();
        // ERROR, then DONE with an error
        return [0xAA, (byte)text.Length, (byte)(text.Length >> 8), .. text, 0xFD, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }
}
