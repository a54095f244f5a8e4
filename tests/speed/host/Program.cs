using ResourceHub.GraphQL;
using ResourceHub.GraphQL.SpeedHost;

// usage: FOLDER engine|handwritten --urls URL; FOLDER holds schema.graphql and data.json
var builder = WebApplication.CreateSlimBuilder(args[2..]);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var library = Library.Read(Path.Combine(args[0], "data.json"));
if (args[1] == "handwritten")
{
    var app = builder.Build();
    app.MapPost("/graphql", new HandwrittenEndpoint(library).HandleAsync);
    app.Run();
}
else
{
    builder.Services.AddSingleton(library);
    builder.Services.AddGraphQLServer()
        .AddSdl(File.ReadAllText(Path.Combine(args[0], "schema.graphql")), "schema.graphql")
        .AddTypes(typeof(Library).Assembly);
    var app = builder.Build();
    app.MapGraphQL("/graphql");
    app.Run();
}
