using System.Collections.Concurrent;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>The commands that were sent, and by which method of a port.</summary>
internal sealed class TsqlLog
{
    readonly ConcurrentQueue<SentCommand> _sent = new();
    readonly AsyncLocal<string?> _method = new();

    /// <summary>The commands in order.</summary>
    public IReadOnlyList<SentCommand> Sent => [.. _sent];

    /// <summary>What a call sends is this method's, and not what its caller sends afterwards.</summary>
    public T Within<T>(string method, Func<T> call)
    {
        var outer = _method.Value;
        _method.Value = method;
        try
        {
            return call();
        }
        finally
        {
            _method.Value = outer;
        }
    }

    public void Add(string text, int parameters) => _sent.Enqueue(new(_method.Value ?? "", text, parameters));

    public void Clear() => _sent.Clear();
}

/// <summary>A command.</summary>
/// <param name="Method">The port's method that sent it; empty where none did.</param>
/// <param name="Text">The T-SQL.</param>
/// <param name="Parameters">How many parameters it had.</param>
internal sealed record SentCommand(string Method, string Text, int Parameters);
