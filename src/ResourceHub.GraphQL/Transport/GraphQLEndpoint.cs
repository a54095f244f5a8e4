using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ResourceHub.GraphQL.Hosting;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Serves GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/).</summary>
internal sealed class GraphQLEndpoint(SchemaHost schemas)
{
    public async Task HandleAsync(HttpContext context)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (isGet && context.Request.Query.ContainsKey("sdl"))
        {
            await WriteSdlAsync(context);
            return;
        }

        var format = MediaTypes.Negotiate(context.Request);
        if (format == ResponseFormat.None)
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        GraphQLRequest request;
        try
        {
            request = isGet
                ? RequestReader.ReadGet(context.Request.Query)
                : await RequestReader.ReadPostAsync(context.Request, schemas.Current.Options.MaxRequestBodySize, context.RequestAborted);
        }
        catch (RequestFormatException e)
        {
            await WriteAsync(context, format, new GraphQLResult(new GraphQLError(e.Message, ErrorCodes.BadRequest)), e.Status);
            return;
        }

        request.Services = context.RequestServices;
        request.QueriesOnly = isGet;
        var result = await ExecuteAsync(context, request);
        if (result.Events is not null)
        {
            await AnswerEventsAsync(context, format, result);
            return;
        }

        if (format == ResponseFormat.EventStream)
        {
            await EventStreamWriter.WriteAsync(context, result, null);
            return;
        }

        if (result.RefusedMethod)
        {
            context.Response.Headers.Allow = "POST";
        }

        await WriteAsync(context, format, result, StatusOf(format, result));
    }

    private async Task<GraphQLResult> ExecuteAsync(HttpContext context, GraphQLRequest request)
    {
        try
        {
            foreach (var interceptor in context.RequestServices.GetServices<IHttpInterceptor>())
            {
                await interceptor.OnRequestAsync(context, request, context.RequestAborted);
            }
        }
        catch (GraphQLException e)
        {
            return new GraphQLResult(e.Errors);
        }

        return await schemas.Current.ExecuteAsync(request, context.RequestAborted);
    }

    private static async Task AnswerEventsAsync(HttpContext context, ResponseFormat format, GraphQLResult result)
    {
        if (format == ResponseFormat.EventStream)
        {
            await EventStreamWriter.WriteAsync(context, null, result.Events);
            return;
        }

        await WriteAsync(
            context,
            format,
            new GraphQLResult(new GraphQLError("A subscription needs a client that accepts text/event-stream.", ErrorCodes.BadRequest)),
            StatusCodes.Status406NotAcceptable);
    }

    private static int StatusOf(ResponseFormat format, GraphQLResult result)
    {
        if (result.RefusedMethod)
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (result.HasData || format == ResponseFormat.Json)
        {
            return StatusCodes.Status200OK;
        }

        return result.Errors.Count > 0 && result.Errors[0].Code == ErrorCodes.Timeout
            ? StatusCodes.Status504GatewayTimeout
            : StatusCodes.Status400BadRequest;
    }

    private static async Task WriteAsync(HttpContext context, ResponseFormat format, GraphQLResult result, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypes.ContentType(format == ResponseFormat.EventStream ? ResponseFormat.Json : format);
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task WriteSdlAsync(HttpContext context)
    {
        if (!schemas.Current.Options.AllowSchemaRequests)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/graphql; charset=utf-8";
        context.Response.GetTypedHeaders().ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = "schema.graphql" };
        await context.Response.WriteAsync(schemas.Schema.ToSdl(), context.RequestAborted);
    }
}
