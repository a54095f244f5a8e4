namespace ResourceHub.GraphQL;

/// <summary>An input value that its type refuses. The engine adds where it stood and answers BAD_USER_INPUT.</summary>
public sealed class InvalidValueException(string message) : Exception(message);
