using ResourceHub.Server.Commands;

return await HubCommandLine.RunAsync(args);
