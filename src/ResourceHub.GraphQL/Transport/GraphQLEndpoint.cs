using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Hosting;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Serves GraphQL over HTTP (https://http-spec.graphql.org/).</summary>
internal sealed class GraphQLEndpoint(SchemaHost schemas)
{
    public async Task HandleAsync(HttpContext context)
    {
        // a request stays on the schema that it met, whatever is swapped meanwhile
        var executor = schemas.Current;
        var isGet = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (isGet && context.Request.Query.ContainsKey("sdl"))
        {
            await SdlAnswer.WriteAsync(context, executor);
            return;
        }

        var format = MediaTypes.Negotiate(context.Request, out var incremental);
        if (format == ResponseFormat.None)
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        var answer = new Answer(context, executor.Options, format, incremental);
        if (PreflightGuard.Refuses(context.Request, executor.Options))
        {
            await answer.RefuseAsync(
                StatusCodes.Status400BadRequest,
                $"A browser may send this request for another site: add the header {executor.Options.PreflightHeaders.FirstOrDefault()}, or send it as POST with application/json.",
                ErrorCodes.PreflightRequired);
            return;
        }

        RequestBody body;
        try
        {
            body = isGet
                ? new RequestBody(RequestReader.ReadGet(context.Request.Query))
                : await RequestReader.ReadPostAsync(context.Request, executor.Options, context.RequestAborted);
        }
        catch (RequestFormatException e)
        {
            await answer.RefuseAsync(ResponseStatus.Of(e, executor.Options.HttpStatusRules), e.Message, ErrorCodes.BadRequest);
            return;
        }

        if (body.Batch is { } batch)
        {
            await answer.WriteAsync(await BatchExecution.RunAsync(context, executor, batch));
            return;
        }

        var request = body.Single!;
        request.Services = context.RequestServices;
        request.QueriesOnly = isGet;
        request.AcceptsIncremental = incremental != ResponseFormat.None;
        request.SingleAnswer = format != ResponseFormat.EventStream;
        await using var result = await ExecuteAsync(context, executor, request);
        await answer.WriteAsync(request, result);
    }

    /// <summary>Runs the interceptors, then the request.</summary>
    public static async Task<GraphQLResult> ExecuteAsync(HttpContext context, RequestExecutor executor, GraphQLRequest request)
    {
        RequestHeaders.Apply(context.Request.Headers, request);
        try
        {
            foreach (var interceptor in request.Services!.GetServices<IHttpInterceptor>())
            {
                await interceptor.OnRequestAsync(context, request, context.RequestAborted);
            }
        }
        catch (GraphQLException e)
        {
            return new GraphQLResult(e.Errors);
        }

        return await executor.ExecuteAsync(request, context.RequestAborted);
    }
}
