using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ResourceHub.GraphQL;

/// <summary>How often a client's version asked for a field.</summary>
/// <param name="Field">The field's coordinate, as Skill.parents.</param>
/// <param name="ClientName">As the client names itself; null where it does not.</param>
/// <param name="ClientVersion">As the client says; null where it does not.</param>
/// <param name="Count">Operations since the start.</param>
public sealed record FieldUse(string Field, string? ClientName, string? ClientVersion, long Count);

/// <summary>
/// Counts which client asks for which field, so that one knows whom a change concerns: here and as the metric
/// <c>graphql.server.field.usage</c>. Clients beyond <see cref="MaxEntries"/> count together as "other".
/// </summary>
public sealed class FieldUsage : IExecutionListener
{
    private static readonly Meter s_meter = new("ResourceHub.GraphQL");
    private static readonly Counter<long> s_counter = s_meter.CreateCounter<long>("graphql.server.field.usage", "{operation}", "Operations that ask for a field.");

    private readonly ConcurrentDictionary<(string Field, string? Name, string? Version), Count> _counts = new();

    /// <summary>Most pairs of field and client that are told apart. Default 50,000.</summary>
    public int MaxEntries { get; init; } = 50_000;

    /// <summary>What was counted, by field, then client.</summary>
    public IReadOnlyList<FieldUse> Snapshot() =>
    [
        .. _counts.Select(c => new FieldUse(c.Key.Field, c.Key.Name, c.Key.Version, Interlocked.Read(ref c.Value.Value)))
            .OrderBy(u => u.Field, StringComparer.Ordinal).ThenBy(u => u.ClientName, StringComparer.Ordinal).ThenBy(u => u.ClientVersion, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public void OnStarted(ExecutedOperation operation)
    {
        foreach (var field in operation.Fields)
        {
            var key = (field.Coordinate, operation.Request.ClientName, operation.Request.ClientVersion);
            if (!_counts.TryGetValue(key, out var count))
            {
                key = _counts.Count < MaxEntries ? key : (field.Coordinate, "other", null);
                count = _counts.GetOrAdd(key, static _ => new Count());
            }

            Interlocked.Increment(ref count.Value);
            if (s_counter.Enabled)
            {
                s_counter.Add(
                    1,
                    new KeyValuePair<string, object?>("graphql.field", key.Coordinate),
                    new KeyValuePair<string, object?>("graphql.client.name", key.ClientName),
                    new KeyValuePair<string, object?>("graphql.client.version", key.ClientVersion));
            }
        }
    }

    private sealed class Count
    {
        public long Value;
    }
}
