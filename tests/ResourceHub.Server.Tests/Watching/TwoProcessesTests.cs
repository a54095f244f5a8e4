using System.Text.Json;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Watching;

/// <summary>Two servers on one data folder: what one records, a client of the other hears.</summary>
public sealed class TwoProcessesTests
{
    [Fact]
    public async Task A_change_in_one_process_reaches_who_listens_to_another()
    {
        using var data = new DataFiles();
        (await HubCommand.RunAsync(data.Folder, "orgs", "create", "school", "--name", "School")).Expect(0);
        await using var here = await HubServer.StartAsync(data: data.Folder);
        var key = (await HubCommand.RunAsync(data.Folder, "keys", "create", "app", "--role", "SERVICE", "--org", "school")).Expect(0).Output.Trim();
        await using var there = await HubProcess.StartAsync(data.Folder);
        var enrolled = await there.QueryAsync("""mutation { upsertLearners(input: { learners: [{ externalId: "ada" }] }) { learners { id } } }""", key: key);
        var ada = enrolled.GetProperty("upsertLearners").GetProperty("learners")[0].GetProperty("id").GetString()!;

        using var watcher = await Watcher.StartAsync(here.Http, Watcher.OfLearner(ada), key);
        for (var i = 0; i < 5; i++)
        {
            var goal = $"goal {i}";
            Func<string, object?, string?, Task<JsonElement>> tell = i % 2 == 0 ? there.QueryAsync : here.QueryAsync;
            await tell("mutation($g: String!) { setGoals(input: { learner: { externalId: \"ada\" }, goals: [{ statement: $g }] }) { errors { code } } }", new { g = goal }, key);
            Assert.Equal(goal, (await watcher.ChangeAsync()).GetProperty("learner").GetProperty("goals")[0].GetProperty("statement").GetString());
        }

        // the stream is this process's: the other's end is nothing to it
        await there.KillAsync();
        await here.QueryAsync("""mutation { setGoals(input: { learner: { externalId: "ada" }, goals: [{ statement: "on" }] }) { errors { code } } }""", key: key);
        Assert.Equal("on", (await watcher.ChangeAsync()).GetProperty("learner").GetProperty("goals")[0].GetProperty("statement").GetString());

        // a command of another process revokes the key: the stream ends
        (await HubProcess.RunAsync(data.Folder, "keys", "revoke", key)).Expect(0);
        Assert.Equal("UNAUTHENTICATED", await watcher.ErrorAsync());
    }
}
