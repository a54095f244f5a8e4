using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Tests.Skills;

public sealed class SkillGraphPollerTests
{
    [Fact]
    public async Task A_replica_looks_again_and_again_and_a_failure_does_not_end_it()
    {
        var looks = 0;
        var thrice = new TaskCompletionSource();
        var graphs = Substitute.For<ISkillGraphProvider>();
        graphs.Current.Returns(SkillGraph.Empty);
        graphs.RefreshAsync(Arg.Any<CancellationToken>()).Returns(_ =>
        {
            if (++looks == 3)
                thrice.SetResult();
            return looks == 1 ? Task.FromException<SkillGraph>(new InvalidOperationException("database away")) : Task.FromResult(SkillGraph.Empty);
        });
        var readiness = new Readiness();
        readiness.Done();
        using var poller = new SkillGraphPoller(graphs, new SkillOptions { PollSeconds = .1 }, readiness, TimeProvider.System, NullLogger<SkillGraphPoller>.Instance);

        await poller.StartAsync(CancellationToken.None);
        await thrice.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await poller.StopAsync(CancellationToken.None);
    }
}
