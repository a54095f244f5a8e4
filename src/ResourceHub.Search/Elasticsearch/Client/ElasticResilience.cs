using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ResourceHub.Search.Elasticsearch.Client;

/// <summary>
/// Total time, then tries with jitter, then the circuit breaker, then the time of one try. Every request may be sent twice: writes carry external versions,
/// and what makes or swaps an index can tell that it was done.
/// </summary>
static class ElasticResilience
{
    const int LongestWaitSeconds = 10;

    /// <summary>One breaker for reads and writes: what does not answer the one does not answer the other. Options would make one for each.</summary>
    public static ResiliencePipeline<ElasticAnswer> Breaker(ElasticOptions options) => new ResiliencePipelineBuilder<ElasticAnswer>().AddCircuitBreaker(new CircuitBreakerStrategyOptions<ElasticAnswer>
    {
        FailureRatio = .6,
        MinimumThroughput = 6,
        SamplingDuration = TimeSpan.FromSeconds(10),
        BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
        // 429 comes from a server that works, and works much
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is HttpRequestException or TimeoutRejectedException || args.Outcome.Result?.Status is 502 or 503 or 504),
    }).Build();

    public static ResiliencePipeline<ElasticAnswer> Pipeline(ElasticOptions options, ResiliencePipeline<ElasticAnswer> breaker, double factor)
    {
        var builder = new ResiliencePipelineBuilder<ElasticAnswer>().AddTimeout(TimeSpan.FromSeconds(options.TotalSeconds * factor));
        if (options.Retries > 0)
            builder.AddRetry(new RetryStrategyOptions<ElasticAnswer>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(LongestWaitSeconds),
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is HttpRequestException || args.Outcome.Result?.Status is 429 or 502 or 503 or 504
                    || (args.Outcome.Exception is TimeoutRejectedException && factor > 1)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter is { } wait
                    ? TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 0, LongestWaitSeconds)) : (TimeSpan?)null),
            });
        return builder
            .AddPipeline(breaker)
            .AddTimeout(TimeSpan.FromSeconds(options.TrySeconds * factor))
            .Build();
    }
}
