using System.Buffers;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Execution;

/// <summary>An answer is larger than allowed.</summary>
internal sealed class ResponseTooLargeException : Exception;

/// <summary>Memory for one answer after the other, each at most so large.</summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>
{
    // what an answer seldom needs is given back
    private const int MostKept = 1 << 20;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _count;

    public long MaxBytes { get; set; } = long.MaxValue;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    /// <summary>What is said instead of an answer, or a part of one, that is too large.</summary>
    public static GraphQLResult Refuse(GraphQLResult result)
    {
        var error = new GraphQLError($"The answer is larger than {result.MaxBytes} bytes; that is the limit. Ask for fewer items or fields.", ErrorCodes.ResponseTooLarge)
        {
            Extensions = LimitExtensions.Of(nameof(GraphQLServerOptions.MaxResponseSize), result.MaxBytes, null),
        };
        if (result.HasData || result.Payload is not { } payload)
        {
            return new GraphQLResult(null, hasData: true, [error]);
        }

        var ids = payload.Incremental.Select(i => i.Id).Concat(payload.Completed.Select(c => c.Id)).Distinct();
        return new GraphQLResult(new IncrementalPayload
        {
            Pending = payload.Pending,
            Completed = [.. ids.Select(id => new CompletedPart(id, [error]))],
            HasNext = payload.HasNext,
        });
    }

    public void Advance(int count)
    {
        _count += count;
        if (_count > MaxBytes)
        {
            throw new ResponseTooLargeException();
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_count);
    }

    public void Clear()
    {
        _count = 0;
        if (_bytes.Length > MostKept)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
        }
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);
        if (_bytes.Length - _count >= needed)
        {
            return;
        }

        if (_count > MaxBytes)
        {
            throw new ResponseTooLargeException();
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _count + needed));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
