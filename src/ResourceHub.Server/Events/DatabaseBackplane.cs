using ResourceHub.Core.Events;
using ResourceHub.GraphQL;
using ResourceHub.Server.Operation;

namespace ResourceHub.Server.Events;

/// <summary>
/// Carries events between the processes on one database: what is published is written to the event log, and each process with subscribers reads
/// the log and hands what it finds to them. What this process writes it reads at once, what others write within
/// <see cref="EventOptions.PollSeconds"/>.
/// </summary>
internal sealed class DatabaseBackplane(
    IEventLog log, EventOptions options, SubscriptionOptions subscriptions, Readiness readiness, TimeProvider clock, ILogger<DatabaseBackplane> logger)
    : BackgroundService, ISubscriptionBackplane
{
    static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1);

    readonly InProcessBackplane _subscribers = new(subscriptions);
    readonly EventReader _reader = new(log, options, clock);
    readonly SemaphoreSlim _reading = new(1, 1);
    bool _isReading;

    /// <summary>How many listen in this process.</summary>
    public int SubscriberCount => _subscribers.SubscriberCount;

    /// <inheritdoc/>
    public async ValueTask PublishAsync(string topic, string payload, CancellationToken cancellationToken = default)
        => await log.AppendAsync(topic, payload, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ITopicStream> SubscribeAsync(string topic, CancellationToken cancellationToken = default)
    {
        // first the place to hear from, then where the log is: nothing that commits from now on falls between
        var stream = await _subscribers.SubscribeAsync(topic, cancellationToken);
        try
        {
            await _reading.WaitAsync(cancellationToken);
            try
            {
                if (!_isReading)
                    await _reader.StartAsync(cancellationToken);
                _isReading = true;
            }
            finally
            {
                _reading.Release();
            }
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cleaned = clock.GetTimestamp();
        try
        {
            while (true)
            {
                await log.WaitAsync(TimeSpan.FromSeconds(options.PollSeconds), stoppingToken);
                // a first start still makes the tables
                if (!readiness.IsReady)
                    continue;
                await TryAsync(ReadAsync, stoppingToken);
                if (clock.GetElapsedTime(cleaned) < BetweenCleanings)
                    continue;
                cleaned = clock.GetTimestamp();
                await TryAsync(token => log.RemoveBeforeAsync(clock.GetUtcNow() - TimeSpan.FromMinutes(options.RetentionMinutes), token), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // with nobody listening there is nothing to read, and the next listener begins anew
            if (_isReading &= _subscribers.SubscriberCount > 0)
            {
                foreach (var next in await _reader.NextAsync(cancellationToken))
                    await _subscribers.PublishAsync(next.Topic, next.Payload, cancellationToken);
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogWarning(problem, "Could not read the event log; trying again");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _reading.Dispose();
    }
}
