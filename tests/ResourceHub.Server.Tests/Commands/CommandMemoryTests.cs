using ResourceHub.Server.Commands;

namespace ResourceHub.Server.Tests.Commands;

public sealed class CommandMemoryTests
{
    [Fact]
    public void Memory_is_given_back_again_and_again_until_the_command_ends()
    {
        var clock = new HandTimer();
        var given = 0;
        using (CommandMemory.Keep(clock, () => given++))
        {
            clock.Elapse();
            clock.Elapse();
            Assert.Equal(2, given);
        }
        clock.Elapse();

        Assert.Equal(2, given);
        Assert.Equal((CommandMemory.Every, CommandMemory.Every), clock.Times);
    }

    [Fact]
    public void A_C_library_that_cannot_give_back_is_left_alone()
    {
        var clock = new HandTimer();
        using var memory = CommandMemory.Keep(clock, trim: null);

        Assert.Null(clock.Times);
    }

    /// <summary>One timer, which elapses when it is told to.</summary>
    sealed class HandTimer : TimeProvider, ITimer
    {
        Action? _elapsed;

        public (TimeSpan Due, TimeSpan Period)? Times { get; private set; }

        public void Elapse() => _elapsed?.Invoke();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _elapsed = () => callback(state);
            Times = (dueTime, period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _elapsed = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
