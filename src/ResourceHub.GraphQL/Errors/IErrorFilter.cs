namespace ResourceHub.GraphQL;

/// <summary>Sees each error of execution before it is written and may replace it, as for exceptions of the domain.</summary>
public interface IErrorFilter
{
    /// <summary>
    /// Gives the error to write. An unexpected exception comes masked, with <see cref="IError.Exception"/> set; filters run in the
    /// order in which they were added.
    /// </summary>
    IError OnError(IError error);
}
