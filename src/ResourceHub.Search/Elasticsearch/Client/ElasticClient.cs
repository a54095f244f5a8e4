using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using ResourceHub.Core;
using ResourceHub.Search.Elasticsearch.Responses;

namespace ResourceHub.Search.Elasticsearch.Client;

/// <summary>
/// Speaks to the search server: one handler and its connections for life, each request under limits of time, tries and a circuit breaker.
/// What the server cannot do now is <c>SEARCH_UNAVAILABLE</c>; every other answer is the caller's to judge.
/// </summary>
sealed class ElasticClient : IDisposable
{
    static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    static readonly MediaTypeHeaderValue Json = new("application/json");
    static readonly MediaTypeHeaderValue Lines = new("application/x-ndjson");

    readonly HttpClient _http;
    readonly ResiliencePipeline<ElasticAnswer> _reads;
    readonly ResiliencePipeline<ElasticAnswer> _writes;
    Task<ElasticDialect>? _dialect;

    public ElasticClient(ElasticOptions options, HttpMessageHandler? handler = null)
    {
        Options = options;
        _http = new HttpClient(handler ?? Handler(options), disposeHandler: true) { BaseAddress = new Uri(options.Url.TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        if (options.ApiKey is { } key)
            _http.DefaultRequestHeaders.Authorization = new("ApiKey", key);
        else if (options.Username is { } user)
            _http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")));
        var breaker = ElasticResilience.Breaker(options);
        _reads = ElasticResilience.Pipeline(options, breaker, factor: 1);
        _writes = ElasticResilience.Pipeline(options, breaker, factor: 6);
    }

    public ElasticOptions Options { get; }

    /// <summary>Is told of every request, once, before it is sent: how tests see what the adapter says.</summary>
    public Action<ElasticCall>? Sending { get; set; }

    /// <summary>Which of the two families of server answers; asked once.</summary>
    public async Task<ElasticDialect> DialectAsync(CancellationToken cancellationToken)
    {
        var asked = _dialect;
        if (asked is null || asked.IsFaulted || asked.IsCanceled)
            _dialect = asked = AskDialectAsync();
        return await asked.WaitAsync(cancellationToken);
    }

    /// <summary>Sends a request and waits for an answer that is not a refusal for the moment.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>.</exception>
    public async Task<ElasticAnswer> SendAsync(ElasticCall call, CancellationToken cancellationToken)
    {
        Sending?.Invoke(call);
        ElasticAnswer answer;
        try
        {
            answer = await (call.IsWrite ? _writes : _reads).ExecuteAsync(
                static async (state, token) => await state.Client.TryAsync(state.Call, token), (Client: this, Call: call), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            throw Unavailable("the search server failed several times and is left alone for some seconds");
        }
        catch (TimeoutRejectedException)
        {
            throw Unavailable("the search server took too long");
        }
        catch (HttpRequestException problem)
        {
            throw Unavailable($"the search server cannot be reached ({problem.HttpRequestError})");
        }
        return answer.Status switch
        {
            401 or 403 => throw Unavailable(answer.Status == 401 ? "the search server does not accept the hub's credentials" : "the search server does not allow this to the hub's credentials"),
            429 or 502 or 503 or 504 => throw Unavailable($"the search server is overloaded or not ready (status {answer.Status})"),
            _ => answer,
        };
    }

    /// <summary>Sends a request whose every answer but success is a fault.</summary>
    public async Task<ElasticAnswer> RequireAsync(ElasticCall call, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(call, cancellationToken);
        return answer.IsSuccess ? answer : throw Refused(call, answer);
    }

    /// <summary>Reads an answer that should be JSON; a proxy may answer in the server's place.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>.</exception>
    public static T Read<T>(ElasticCall call, ElasticAnswer answer, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw NotUnderstood(call);
        }
        catch (JsonException)
        {
            throw NotUnderstood(call);
        }

        static HubException NotUnderstood(ElasticCall call) => Unavailable($"what answers {call.Api} in the search server's place is no search server");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Search cannot answer now.</summary>
    public static HubException Unavailable(string why) => new("SEARCH_UNAVAILABLE", $"Search cannot answer now: {why}.");

    /// <summary>The server refuses a request that it should take: shown to operators through the log, to callers without its inside.</summary>
    public static HubException Refused(ElasticCall call, ElasticAnswer answer)
        => Unavailable($"the search server refused {call.Api} with status {answer.Status}{(ErrorOf(answer)?.Summary is { Length: > 0 } why ? $" ({why})" : "")}");

    /// <summary>The error in an answer; null where it has none that can be read.</summary>
    public static ErrorCause? ErrorOf(ElasticAnswer answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, ElasticJson.Default.ErrorAnswer)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    async Task<ElasticAnswer> TryAsync(ElasticCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path.TrimStart('/'));
        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.ContentType = call.IsLines ? Lines : Json;
        }
        // whole, for one wait: each resumes on the request's own loop, which has to be woken
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new((int)response.StatusCode, body) { RetryAfter = response.Headers.RetryAfter is { } wait ? wait.Delta ?? wait.Date - response.Headers.Date : null };
    }

    async Task<ElasticDialect> AskDialectAsync()
    {
        var call = new ElasticCall("info", HttpMethod.Get, "/");
        var version = Read(call, await RequireAsync(call, CancellationToken.None), ElasticJson.Default.InfoAnswer).Version
            ?? throw Unavailable("what answers at the search server's address is neither Elasticsearch nor OpenSearch");
        return ElasticDialect.Of(version.Distribution, version.Number);
    }

    static SocketsHttpHandler Handler(ElasticOptions options)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime, ConnectTimeout = TimeSpan.FromSeconds(options.TrySeconds), UseCookies = false, AllowAutoRedirect = false };
        if (options.CertificateFingerprint is { } text && ElasticOptions.Fingerprint(text) is { } print)
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, chain, _) => Matches(print, certificate, chain) };
        return handler;
    }

    // the server's own certificate, or one above it as the server sent it: then the chain must hold with that one as its root
    internal static bool Matches(byte[] fingerprint, X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is not X509Certificate2 own)
            return false;
        if (IsPrinted(own))
            return true;
        var sent = chain?.ChainPolicy.ExtraStore.Concat(chain.ChainElements.Select(e => e.Certificate)) ?? [];
        if (sent.FirstOrDefault(IsPrinted) is not { } root)
            return false;
        using var trusted = new X509Chain();
        trusted.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        trusted.ChainPolicy.CustomTrustStore.Add(root);
        trusted.ChainPolicy.ExtraStore.AddRange(chain!.ChainPolicy.ExtraStore);
        trusted.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return trusted.Build(own);

        bool IsPrinted(X509Certificate2 candidate) => CryptographicOperations.FixedTimeEquals(candidate.GetCertHash(HashAlgorithmName.SHA256), fingerprint);
    }
}
