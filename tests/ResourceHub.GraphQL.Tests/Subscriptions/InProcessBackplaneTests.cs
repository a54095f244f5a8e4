namespace ResourceHub.GraphQL.Tests.Subscriptions;

public sealed class InProcessBackplaneTests
{
    [Fact]
    public async Task Everyone_subscribed_gets_what_is_published_after_in_its_order()
    {
        var backplane = new InProcessBackplane(new SubscriptionOptions());
        await backplane.PublishAsync("a", "before");
        await using var one = await backplane.SubscribeAsync("a");
        await using var two = await backplane.SubscribeAsync("a");
        await using var other = await backplane.SubscribeAsync("b");
        for (var i = 0; i < 1_000; i++)
        {
            await backplane.PublishAsync("a", $"{i}");
        }

        await backplane.PublishAsync("b", "own");
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => $"{i}"), await TakeAsync(one, 1_000));
        Assert.Equal("0", (await TakeAsync(two, 1))[0]);
        Assert.Equal(["own"], await TakeAsync(other, 1));
    }

    [Fact]
    public async Task A_slow_subscriber_gets_its_buffer_then_an_error_and_keeps_no_other_waiting()
    {
        var backplane = new InProcessBackplane(new SubscriptionOptions { BufferSize = 2 });
        await using var slow = await backplane.SubscribeAsync("a");
        for (var i = 0; i < 3; i++)
        {
            await backplane.PublishAsync("a", $"{i}");
        }

        Assert.Equal(0, backplane.SubscriberCount);
        var got = new List<string>();
        var error = await Assert.ThrowsAsync<GraphQLException>(async () =>
        {
            await foreach (var payload in slow)
            {
                got.Add(payload);
            }
        });
        Assert.Equal(["0", "1"], got);
        Assert.Equal(ErrorCodes.SubscriberTooSlow, error.Code);
        Assert.Contains("More than 2 events", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_of_which_only_the_latest_counts_drops_the_oldest()
    {
        var backplane = new InProcessBackplane(new SubscriptionOptions { BufferSize = 2, WhenBufferIsFull = BufferOverflow.DropOldest });
        await using var slow = await backplane.SubscribeAsync("a");
        for (var i = 0; i < 5; i++)
        {
            await backplane.PublishAsync("a", $"{i}");
        }

        Assert.Equal(["3", "4"], await TakeAsync(slow, 2));
    }

    [Fact]
    public async Task A_token_or_disposal_ends_a_subscription()
    {
        var backplane = new InProcessBackplane(new SubscriptionOptions());
        using var leave = new CancellationTokenSource();
        var one = await backplane.SubscribeAsync("a", leave.Token);
        var two = await backplane.SubscribeAsync("a");
        Assert.Equal(2, backplane.SubscriberCount);
        await leave.CancelAsync();
        Assert.Equal(1, backplane.SubscriberCount);
        await two.DisposeAsync();
        Assert.Equal(0, backplane.SubscriberCount);
        Assert.Empty(await TakeAsync(one, 1));
    }

    private static async Task<List<string>> TakeAsync(ITopicStream stream, int count)
    {
        var got = new List<string>();
        await foreach (var payload in stream)
        {
            got.Add(payload);
            if (got.Count == count)
            {
                break;
            }
        }

        return got;
    }
}
