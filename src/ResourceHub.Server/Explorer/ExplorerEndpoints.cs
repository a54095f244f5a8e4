namespace ResourceHub.Server.Explorer;

/// <summary>The explorer: a page at /graphql for browsers, and its files below /graphql/explorer.</summary>
public static class ExplorerEndpoints
{
    const string Path = "/graphql";

    /// <summary>
    /// Shows the explorer to browsers that open /graphql without a query. Every other request to /graphql goes on to the
    /// endpoint there. Call it before whatever asks for a key: the page holds no data. Does nothing where it is switched off.
    /// </summary>
    public static WebApplication MapExplorer(this WebApplication app, ExplorerOptions? options = null)
    {
        if (!(options ?? new()).IsEnabled(app.Environment))
            return app;
        var assets = WebAsset.ReadFolder("explorer/");
        var page = assets["index.html"];

        app.Use((context, next) =>
        {
            if (!IsForExplorer(context.Request))
                return next(context);
            // the page names its files relative to /graphql, so that it works below any base path
            if (context.Request.Path.Value!.EndsWith('/'))
            {
                context.Response.Redirect($"{context.Request.PathBase}{Path}");
                return Task.CompletedTask;
            }
            context.Response.Headers.Vary = "Accept";
            return page.WriteAsync(context);
        });

        app.MapMethods($"{Path}/explorer/{{**file}}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string file) =>
        {
            if (assets.TryGetValue(file, out var asset) && asset != page)
                return asset.WriteAsync(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    static bool IsForExplorer(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Path.StartsWithSegments(Path, out var rest) && (!rest.HasValue || rest == "/")
            && !request.Query.ContainsKey("query") && !request.Query.ContainsKey("sdl")
            && AcceptHeader.PrefersHtml(request.GetTypedHeaders());
}
