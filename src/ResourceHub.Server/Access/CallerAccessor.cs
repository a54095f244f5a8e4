using ResourceHub.Core.Access;

namespace ResourceHub.Server.Access;

/// <summary>Holds who asks, for the time of one request.</summary>
internal sealed class CallerAccessor
{
    /// <summary>The caller; anonymous until a key was read.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;
}
