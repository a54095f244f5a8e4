using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Server.Access;
using ResourceHub.Server.Hosting;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Providers;

/// <summary>A file of records over HTTP: <c>POST /providers/SLUG/resources</c>, NDJSON, one record a line, judged as it comes. Of any length: nothing is kept of it but the first problems.</summary>
internal static class UploadEndpoints
{
    /// <summary>What the addresses begin with.</summary>
    public const string Root = "/providers";

    static readonly string[] MediaTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    public static void MapUploads(this WebApplication app) => app.MapPost(Root + "/{slug}/resources", UploadAsync);

    static async Task<IResult> UploadAsync(
        string slug, HttpContext context, CallerAccessor accessor, PublishResources publish, RequestSkills skills, HubOptions options, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            return Refused(StatusCodes.Status415UnsupportedMediaType, new("MEDIA_TYPE", $"Send NDJSON, one JSON-LD record a line, as {MediaTypes[0]}.", []));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxUploadMebibytes * 1024L * 1024L;
        try
        {
            PublishRight.Require(accessor.Caller, slug);
            string[] frameworks = [.. context.Request.Query["framework"].OfType<string>()];
            var summary = new UploadSummary();
            var run = await publish.RunAsync(accessor.Caller, new(slug, JsonLines.ReadAsync(context.Request.Body, cancellationToken: cancellationToken))
            {
                Frameworks = await FrameworkIds.DecodeAsync(frameworks, skills, cancellationToken) ?? [],
                Judged = summary.Add,
            }, cancellationToken);
            return Results.Json(summary.Of(run));
        }
        catch (HubException problem)
        {
            return Refused(StatusOf(problem, accessor.Caller), problem.ToUserError());
        }
        catch (BadHttpRequestException problem)
        {
            return Refused(problem.StatusCode, new("BODY_INVALID", $"{problem.Message} What came before that is published; the file's other records can be sent again.", []));
        }
    }

    static IResult Refused(int status, UserError error) => Results.Json(new { errors = new[] { new { code = error.Code, message = error.Message, path = error.Path } } }, statusCode: status);

    static int StatusOf(HubException problem, Caller caller) => problem.Code switch
    {
        "FORBIDDEN" => caller.Role == Role.Anonymous ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
        "PROVIDER_NOT_FOUND" => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };
}
