using ResourceHub.Benchmarks;

// usage: dotnet run -c Release --project tests/ResourceHub.Benchmarks -- PUBLISHED_SERVER DATA_FOLDER_OF_REAL_FILES [start|import|read|load|fold|memory]
// PUBLISHED_SERVER is the folder of `dotnet publish src/ResourceHub.Server -c Release`; the table goes to standard output.
if (args is [var server, var real, var url, var records, .. var parts] && parts.Length <= 1)
{
    // over a search server that runs already, such as http://127.0.0.1:9200, with so many records; all, or a part: embedded, publish, raw, search, clean
    await new SearchServerBenchmark(server, new RealFiles(real), url, int.Parse(records, System.Globalization.CultureInfo.InvariantCulture)).RunAsync(parts.FirstOrDefault());
    return 0;
}
if (args.Length is not (2 or 3))
{
    await Console.Error.WriteLineAsync("usage: PUBLISHED_SERVER REAL_FILES [start|import|read|load|fold|memory | SEARCH_SERVER RECORDS [embedded|publish|raw|search|clean]]");
    return 2;
}

var table = new ResultTable();
await using var hub = new HubProcess(args[0]);
hub.NewData();
var files = new RealFiles(args[1]);

// one part alone; import comes before what reads
bool Wanted(string part) => args.Length == 2 || args[2] == part;
if (Wanted("start"))
    await StartBenchmark.RunAsync(hub, table);
if (Wanted("import") || Wanted("read") || Wanted("load"))
    await ImportBenchmark.RunAsync(hub, files, table);
if (Wanted("read"))
    await ReadBenchmark.RunAsync(hub, files, table);
if (Wanted("fold"))
    FoldBenchmark.Run(files, table);
if (Wanted("load"))
    await LoadBenchmark.RunAsync(hub, files, table);
// last: it begins with hubs of its own
if (Wanted("memory"))
    await MemoryBenchmark.RunAsync(hub, files, table);
Console.WriteLine(table);
return 0;
