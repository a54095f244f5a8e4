using ResourceHub.Core;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Common;

/// <summary>Shows the domain's own refusals as they are: code, message and, as <c>inputPath</c>, the place in the input.</summary>
internal sealed class HubErrorFilter : IErrorFilter
{
    /// <summary>A refusal outside a resolver, where no filter sees it.</summary>
    public static GraphQLException Show(HubException refusal) => new(refusal.Message, refusal.Code);

    /// <inheritdoc/>
    public IError OnError(IError error)
    {
        if (error.Exception is not HubException refusal)
            return error;
        var shown = ErrorBuilder.New().SetMessage(refusal.Message).SetCode(refusal.Code).SetPath(error.Path);
        foreach (var location in error.Locations)
            shown.AddLocation(location);
        if (refusal.Path.Count > 0)
            shown.SetExtension("inputPath", refusal.Path);
        return shown.Build();
    }
}
