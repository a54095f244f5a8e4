using ResourceHub.Benchmarks;

// usage: dotnet run -c Release --project tests/ResourceHub.Benchmarks -- PUBLISHED_SERVER DATA_FOLDER_OF_REAL_FILES
// PUBLISHED_SERVER is the folder of `dotnet publish src/ResourceHub.Server -c Release`; the table goes to standard output.
if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("usage: PUBLISHED_SERVER REAL_FILES");
    return 2;
}

var table = new ResultTable();
await using var hub = new HubProcess(args[0]);
var files = new RealFiles(args[1]);

await StartBenchmark.RunAsync(hub, table);
await ImportBenchmark.RunAsync(hub, files, table);
await ReadBenchmark.RunAsync(hub, files, table);
await LoadBenchmark.RunAsync(hub, files, table);
Console.WriteLine(table);
return 0;
