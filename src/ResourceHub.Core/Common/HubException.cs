namespace ResourceHub.Core;

/// <summary>A request that cannot be answered as a whole. The GraphQL edge shows code, message and path; nothing else of it.</summary>
public sealed class HubException : Exception
{
    /// <summary>An error with a stable code, a sentence for the sender and, where it helps, the place in the input.</summary>
    public HubException(string code, string message, IReadOnlyList<string>? path = null)
        : base(message)
    {
        Code = code;
        Path = path ?? [];
    }

    /// <summary>Stable and machine readable, such as <c>CURSOR_EXPIRED</c>.</summary>
    public string Code { get; }

    /// <summary>Where in the input; empty for the request as a whole.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The same as a payload's error.</summary>
    public UserError ToUserError() => new(Code, Message, Path);
}
