using ResourceHub.GraphQL;
using ResourceHub.GraphQL.ConformanceHost;

// A server for conformance runs: /graphql for transport audits, /execute for any schema with fixed values.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddGraphQLServer()
    .AddSdl(AuditSchema.Sdl, "audit.graphql")
    .AddTypes(typeof(AuditSchema).Assembly)
    .AddSocketInterceptor<AuditSockets>();

var app = builder.Build();
app.MapGet("/health", () => "ok");
app.MapPost("/execute", ExecuteEndpoint.HandleAsync);
app.MapPost("/execute-incremental", ExecuteEndpoint.HandleIncrementalAsync);
app.MapGraphQL("/graphql");
app.Run();
