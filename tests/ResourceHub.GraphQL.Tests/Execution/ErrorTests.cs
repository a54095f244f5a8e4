using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class ErrorTests
{
    private const string Sdl = "type Query { known: Int unexpected: Int several: Int reported: Int! canceled: Int filtered: Int }";

    [Fact]
    public async Task A_known_error_keeps_its_message_code_and_extensions()
    {
        var answer = await Executor().RunAsync("{ known }");
        Assert.Equal(
            """{"errors":[{"message":"No such skill","locations":[{"line":1,"column":3}],"path":["known"],"extensions":{"code":"SKILL_NOT_FOUND","ref":"4.NF.9"}}],"data":{"known":null}}""",
            answer);
    }

    [Fact]
    public async Task An_unexpected_error_is_masked_behind_a_correlation_id()
    {
        var answer = await Executor().RunAsync("{ unexpected }");
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        var error = JsonDocument.Parse(answer).RootElement.GetProperty("errors")[0];
        Assert.Equal("Unexpected error", error.GetProperty("message").GetString());
        Assert.Equal(ErrorCodes.Internal, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(32, error.GetProperty("extensions").GetProperty("correlationId").GetString()!.Length);
    }

    [Fact]
    public async Task Several_errors_of_one_field_are_all_told() =>
        Assert.Equal(2, (await Executor().ExecuteAsync(new GraphQLRequest("{ several }"))).Errors.Count);

    [Fact]
    public async Task A_resolver_can_report_an_error_and_go_on()
    {
        var result = await Executor().ExecuteAsync(new GraphQLRequest("{ reported }"));
        Assert.Equal("""{"data":{"reported":3}}""", "{" + result.ToJson()[result.ToJson().IndexOf("\"data\"", StringComparison.Ordinal)..]);
        Assert.Equal(("PARTIAL", "reported"), (Assert.Single(result.Errors).Code, result.Errors[0].Path!.ToString()));
    }

    [Fact]
    public async Task A_filter_turns_an_exception_of_the_domain_into_an_error_for_the_caller()
    {
        var error = Assert.Single((await Executor().ExecuteAsync(new GraphQLRequest("{ filtered }"))).Errors);
        Assert.Equal(("Try later", "BUSY", "filtered"), (error.Message, error.Code, error.Path!.ToString()));
    }

    private static IRequestExecutor Executor() => TestServer.Create(Sdl, [typeof(Query)], b => b.AddErrorFilter<BusyFilter>());

    private sealed class BusyFilter : IErrorFilter
    {
        public IError OnError(IError error) => error.Exception is TimeoutException
            ? new ErrorBuilder().SetMessage("Try later").SetCode("BUSY").SetPath(error.Path).Build()
            : error;
    }

    [QueryType]
    private sealed class Query
    {
        public int Known() => throw new GraphQLException("No such skill", "SKILL_NOT_FOUND", new Dictionary<string, object?> { ["ref"] = "4.NF.9" });

        public int Unexpected() => throw new InvalidOperationException("secret");

        public int Several() => throw new GraphQLException(new GraphQLError("one"), new GraphQLError("two"));

        public int Reported(IResolverContext context)
        {
            context.ReportError(ErrorBuilder.New().SetMessage("search is down").SetCode("PARTIAL").Build());
            return 3;
        }

        public Task<int> Canceled() => Task.FromCanceled<int>(new CancellationToken(true));

        public int Filtered() => throw new TimeoutException();
    }
}
