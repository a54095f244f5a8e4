namespace ResourceHub.GraphQL.Transport.Sockets;

/// <summary>Why a socket is closed: codes of graphql-transport-ws, and those of RFC 6455 that this server uses.</summary>
internal readonly record struct SocketClose(int Code, string Reason)
{
    public static readonly SocketClose GoingAway = new(1001, "The server stops");

    public static readonly SocketClose BadRequest = new(4400, "Invalid message received");

    public static readonly SocketClose Unauthorized = new(4401, "Unauthorized");

    public static readonly SocketClose Forbidden = new(4403, "Forbidden");

    public static readonly SocketClose SubprotocolNotAcceptable = new(4406, "Subprotocol not acceptable");

    public static readonly SocketClose InitTimeout = new(4408, "Connection initialisation timeout");

    public static readonly SocketClose TooManyInits = new(4429, "Too many initialisation requests");

    public static readonly SocketClose InternalError = new(1011, "Internal server error");

    public static SocketClose TooLarge(int maxBytes) => new(1009, $"A message may have {maxBytes} bytes");

    public static SocketClose SubscriberExists(string id) => new(4409, $"Subscriber for {id} already exists");
}
