using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace ResourceHub.GraphQL;

/// <summary>The answer to a request.</summary>
public sealed class GraphQLResult : IAsyncDisposable
{
    private readonly Execution.ObjectResult? _data;

    internal GraphQLResult(Execution.ObjectResult? data, bool hasData, IReadOnlyList<IError> errors)
    {
        _data = data;
        HasData = hasData;
        Errors = errors;
    }

    internal GraphQLResult(params IReadOnlyList<IError> errors) => Errors = errors;

    internal GraphQLResult(IAsyncEnumerable<GraphQLResult> events)
    {
        Events = events;
        Errors = [];
    }

    internal GraphQLResult(Execution.IncrementalPayload payload)
    {
        Payload = payload;
        Errors = [];
    }

    private GraphQLResult(GraphQLResult initial, Execution.IncrementalPayload? payload)
    {
        _data = initial._data;
        HasData = initial.HasData;
        Errors = initial.Errors;
        Payload = payload ?? initial.Payload;
        Subsequent = initial.Subsequent;
        Extensions = initial.Extensions;
        MaxBytes = initial.MaxBytes;
        RefusedMethod = initial.RefusedMethod;
        EndsStream = initial.EndsStream;
        NeedsStream = initial.NeedsStream;
        Cache = initial.Cache;
    }

    /// <summary>Whether execution began, so that the answer has data, be it null.</summary>
    public bool HasData { get; }

    /// <summary>Whether data is null although execution began: null came up to the root.</summary>
    public bool IsDataNull => HasData && _data is null;

    /// <summary>What went wrong, in the order in which it did.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>For a subscription one answer for each event; null for everything else.</summary>
    public IAsyncEnumerable<GraphQLResult>? Events { get; }

    /// <summary>
    /// The further parts of an answer whose document has @defer or @stream, where the client takes them; null where this is all. To be
    /// read to its end or disposed of.
    /// </summary>
    public IAsyncEnumerable<GraphQLResult>? Subsequent { get; private init; }

    /// <summary>What the server adds to the answer, as its cost; written as extensions.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The answers of a subscription, or the parts of an answer from the first on; null where there is but one.</summary>
    internal IAsyncEnumerable<GraphQLResult>? Sequence => Events ?? (Subsequent is null ? null : Parts(Subsequent));

    internal Execution.ObjectResult? Data => _data;

    /// <summary>What an answer in several parts says besides data and errors.</summary>
    internal Execution.IncrementalPayload? Payload { get; }

    /// <summary>Most bytes of the answer; a larger one is replaced by an error.</summary>
    internal long MaxBytes { get; set; } = long.MaxValue;

    /// <summary>A mutation came by a method that must not change anything.</summary>
    internal bool RefusedMethod { get; init; }

    /// <summary>A subscription came from a client that takes one answer only.</summary>
    internal bool NeedsStream { get; init; }

    /// <summary>The last answer of a subscription that cannot go on.</summary>
    internal bool EndsStream { get; init; }

    /// <summary>How long the answer to a query may be kept; from the execution what its resolvers said, null for nothing.</summary>
    internal Execution.CachePolicy? Cache { get; set; }

    /// <summary>Writes the answer as JSON; one beyond the server's limit as an error that says so.</summary>
    public void WriteTo(IBufferWriter<byte> output) => Execution.ResultWriter.Write(this, output);

    /// <summary>The answer as JSON.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal GraphQLResult WithPending(
        IReadOnlyList<Execution.PendingPart> pending, IAsyncEnumerable<GraphQLResult> subsequent) =>
        new(this, new Execution.IncrementalPayload { Pending = [.. pending], HasNext = true }) { Subsequent = subsequent };

    /// <summary>Ends what still runs for further parts that nobody reads.</summary>
    public ValueTask DisposeAsync() => Subsequent is Execution.SubsequentParts parts ? parts.DisposeAsync() : default;

    private async IAsyncEnumerable<GraphQLResult> Parts(
        IAsyncEnumerable<GraphQLResult> subsequent, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var rest = subsequent.GetAsyncEnumerator(cancellationToken);
        yield return this;
        while (await rest.MoveNextAsync())
        {
            yield return rest.Current;
        }
    }

    internal GraphQLResult WithSubsequent(IAsyncEnumerable<GraphQLResult> subsequent) => new(this, null) { Subsequent = subsequent };

    internal GraphQLResult WithExtensions(IReadOnlyDictionary<string, object?>? extensions) => new(this, null) { Extensions = extensions };
}
