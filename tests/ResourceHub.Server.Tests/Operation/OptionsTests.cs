using System.Net;
using System.Net.Sockets;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Operation;

/// <summary>What is wrong with the options is said at the start, in a sentence, with the exit code 2.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("Hub__Seed", "everything", "Hub:Seed must be demo or none.")]
    [InlineData("Hub__TrustedDocumentsOnly", "true", "Hub:TrustedDocumentsOnly needs Hub:TrustedDocuments")]
    [InlineData("Hub__HttpStatusRules", "newest", "Hub:HttpStatusRules")]
    [InlineData("Hub__ShutdownSeconds", "0", "Hub:ShutdownSeconds must be from 1 to 300.")]
    [InlineData("Hub__MaxRequestMebibytes", "lots", "Hub:MaxRequestMebibytes")]
    [InlineData("Storage__Provider", "Oracle", "Storage:Provider must be Sqlite or SqlServer.")]
    [InlineData("Storage__Provider", "SqlServer", "Storage:ConnectionString is needed with Storage:Provider=SqlServer")]
    [InlineData("Cors__Origins__0", "app.example.org", "Cors:Origins has \"app.example.org\"")]
    [InlineData("Skills__PollSeconds", "0", "Skills:PollSeconds is 0")]
    [InlineData("Events__PollSeconds", "0", "Events:PollSeconds is 0")]
    [InlineData("Subscriptions__MaxConcurrent", "0", "Subscriptions:MaxConcurrent is 0; it must be from 1 to 1000000.")]
    [InlineData("Telemetry__OtlpEndpoint", "collector", "Telemetry:OtlpEndpoint is \"collector\"")]
    public async Task A_wrong_option_stops_the_start_and_a_command(string name, string value, string message)
    {
        using var data = new DataFiles();
        var variables = new Dictionary<string, string> { [name] = value };

        foreach (var ended in await Task.WhenAll(
            HubProcess.RunServerAsync(data.Folder, variables, "--urls", "http://127.0.0.1:0"),
            HubProcess.RunServerAsync(data.Folder, variables, "keys", "list")))
        {
            ended.Expect(2);
            Assert.Contains(message, ended.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_and_an_address_that_is_none_are_said()
    {
        using var data = new DataFiles();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();

        var taken = await HubProcess.RunServerAsync(data.Folder, null, "--urls", $"http://127.0.0.1:{((IPEndPoint)holder.LocalEndpoint).Port}");
        var none = await HubProcess.RunServerAsync(data.Folder, null, "--urls", "somewhere");

        Assert.Contains("address already in use", taken.Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("URLS_INVALID: \"somewhere\"", none.Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_or_holds_something_else_is_said()
    {
        using var data = new DataFiles();
        var file = data.Write("file", ["not a folder"]);
        File.WriteAllText(data.Database, new string('x', 10_000));

        foreach (var ended in await Task.WhenAll(HubProcess.RunServerAsync(file, null, "--urls", "http://127.0.0.1:0"), HubProcess.RunAsync(file, "keys", "list")))
            Assert.Contains("DATA_FOLDER: The data folder", ended.Expect(2).Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
        foreach (var ended in await Task.WhenAll(HubProcess.RunServerAsync(data.Folder, null, "--urls", "http://127.0.0.1:0"), HubProcess.RunAsync(data.Folder, "keys", "list")))
        {
            Assert.Contains("file is not a database", ended.Expect(2).Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }
        Assert.Equal(new string('x', 10_000), File.ReadAllText(data.Database));
    }
}
