using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL;

/// <summary>Puts an <see cref="IError"/> together.</summary>
public sealed class ErrorBuilder
{
    private readonly Dictionary<string, object?> _extensions = new(StringComparer.Ordinal);
    private readonly List<SourceLocation> _locations = [];
    private string _message = "";
    private string? _code;
    private FieldPath? _path;
    private Exception? _exception;

    /// <summary>Starts an empty error.</summary>
    public static ErrorBuilder New() => new();

    /// <summary>Starts from an error that is there.</summary>
    public static ErrorBuilder FromError(IError error)
    {
        var builder = new ErrorBuilder { _message = error.Message, _code = error.Code, _path = error.Path, _exception = error.Exception };
        builder._locations.AddRange(error.Locations);
        foreach (var (name, value) in error.Extensions)
        {
            builder._extensions[name] = value;
        }

        return builder;
    }

    /// <summary>What was wrong, for people.</summary>
    public ErrorBuilder SetMessage(string message)
    {
        _message = message;
        return this;
    }

    /// <summary>What was wrong, for programs.</summary>
    public ErrorBuilder SetCode(string? code)
    {
        _code = code;
        return this;
    }

    /// <summary>Where in the answer.</summary>
    public ErrorBuilder SetPath(FieldPath? path)
    {
        _path = path;
        return this;
    }

    /// <summary>Adds a place in the document.</summary>
    public ErrorBuilder AddLocation(SourceLocation location)
    {
        _locations.Add(location);
        return this;
    }

    /// <summary>Sets a member of extensions.</summary>
    public ErrorBuilder SetExtension(string name, object? value)
    {
        _extensions[name] = value;
        return this;
    }

    /// <summary>The exception behind it; never written.</summary>
    public ErrorBuilder SetException(Exception? exception)
    {
        _exception = exception;
        return this;
    }

    /// <summary>The error.</summary>
    public IError Build() => new GraphQLError(_message, _code)
    {
        Locations = [.. _locations],
        Path = _path,
        Extensions = _extensions,
        Exception = _exception,
    };
}
