using System.Buffers;
using System.Text;

namespace ResourceHub.GraphQL;

/// <summary>The answer to a request.</summary>
public sealed class GraphQLResult
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

    /// <summary>Whether execution began, so that the answer has data, be it null.</summary>
    public bool HasData { get; }

    /// <summary>Whether data is null although execution began: null came up to the root.</summary>
    public bool IsDataNull => HasData && _data is null;

    /// <summary>What went wrong, in the order in which it did.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>For a subscription one answer for each event; null for everything else.</summary>
    public IAsyncEnumerable<GraphQLResult>? Events { get; }

    internal Execution.ObjectResult? Data => _data;

    /// <summary>A mutation came by a method that must not change anything.</summary>
    internal bool RefusedMethod { get; init; }

    /// <summary>A subscription came from a client that takes one answer only.</summary>
    internal bool NeedsStream { get; init; }

    /// <summary>The last answer of a subscription that cannot go on.</summary>
    internal bool EndsStream { get; init; }

    /// <summary>How long the answer to a query may be kept; null where nobody asked.</summary>
    internal Execution.CachePolicy? Cache { get; set; }

    /// <summary>Writes the answer as JSON.</summary>
    public void WriteTo(IBufferWriter<byte> output) => Execution.ResultWriter.Write(this, output);

    /// <summary>The answer as JSON.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
