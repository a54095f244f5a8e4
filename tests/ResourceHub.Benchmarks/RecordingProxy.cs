using System.Net;
using System.Net.Sockets;

namespace ResourceHub.Benchmarks;

/// <summary>A request as the hub said it.</summary>
sealed record Said(string Method, string Path, string? Type, byte[] Body);

/// <summary>Stands between the hub and a search server and keeps what the hub says, so that the same can be said without the hub.</summary>
sealed class RecordingProxy : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly HttpClient _client = new();
    readonly string _target;
    readonly Task _work;

    public RecordingProxy(string target)
    {
        _target = target;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _work = Task.Run(RunAsync);
    }

    public string Url { get; }

    /// <summary>Method, path and body of each request so far; take it and it begins anew.</summary>
    public List<Said> Take()
    {
        lock (_taken)
        {
            var taken = _taken.ToList();
            _taken.Clear();
            return taken;
        }
    }

    readonly List<Said> _taken = [];

    async Task RunAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => PassAsync(context));
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    async Task PassAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        lock (_taken)
            _taken.Add(new(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.ContentType, body.ToArray()));
        using var request = new HttpRequestMessage(new(context.Request.HttpMethod), _target + context.Request.RawUrl);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }
        using var response = await _client.SendAsync(request);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.OutputStream);
        context.Response.Close();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
        _client.Dispose();
    }
}
