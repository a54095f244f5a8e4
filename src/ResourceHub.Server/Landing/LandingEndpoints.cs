using System.Text;
using ResourceHub.Server.Explorer;

namespace ResourceHub.Server.Landing;

/// <summary>The page at /, the guide at /guide, and their files below /landing.</summary>
public static class LandingEndpoints
{
    const string Html = "text/html; charset=utf-8";

    /// <summary>Maps the pages.</summary>
    /// <param name="app">The application.</param>
    /// <param name="model">Asked for each view of the page at /.</param>
    public static WebApplication MapLanding(this WebApplication app, Func<CancellationToken, ValueTask<LandingModel>> model)
    {
        var assets = new Dictionary<string, WebAsset>(WebAsset.ReadFolder("landing/"), StringComparer.Ordinal);
        var shared = WebAsset.ReadFolder("explorer/");
        foreach (var name in (string[])["base.css", "icon.svg"])
            assets[name] = shared[name];
        var guide = Guide.Read();

        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], async context =>
            await WriteAsync(context, LandingPage.Render(await model(context.RequestAborted), guide.Sections))).AllowAnonymous();

        if (guide.Sections.Count > 0)
            app.MapMethods("/guide", [HttpMethods.Get, HttpMethods.Head], context => WriteAsync(context, guide.Page)).AllowAnonymous();

        app.MapMethods("/landing/{file}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string file) =>
        {
            if (assets.TryGetValue(file, out var asset))
                return asset.WriteAsync(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    static async Task WriteAsync(HttpContext context, string html)
    {
        PageHeaders.Apply(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = Html;
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
