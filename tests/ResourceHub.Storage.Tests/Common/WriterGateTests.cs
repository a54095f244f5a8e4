using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Tests.Common;

public sealed class WriterGateTests : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-gate-").FullName;
    readonly HeldTimers _clock = new();
    readonly WriterLine _line;
    readonly WriterGate _gate;

    public WriterGateTests()
    {
        _line = new(Path.Combine(_folder, "hub.db"));
        _gate = new(_line, _clock);
    }

    [Fact]
    public async Task While_others_hurry_a_patient_writer_rests_three_times_its_turn_and_as_long_as_it_worked_since_and_others_pass()
    {
        await PatientTurnAsync(TimeSpan.FromMilliseconds(10));
        _clock.Pass(TimeSpan.FromMilliseconds(5));
        _line.SayHurry();

        var patient = _gate.EnterAsync(patient: true, CancellationToken.None);
        Assert.Equal(TimeSpan.FromMilliseconds(35), Assert.Single(_clock.Waits).For);
        await _gate.EnterAsync(patient: false, CancellationToken.None).WaitAsync(Longest);
        _gate.Leave(patient: false);
        Assert.False(patient.IsCompleted);

        _clock.Waits[0].End();
        await patient.WaitAsync(Longest);
        _gate.Leave(patient: true);
    }

    [Fact]
    public async Task A_long_turn_is_no_reason_to_rest_for_ever()
    {
        await PatientTurnAsync(TimeSpan.FromSeconds(20));
        _line.SayHurry();

        var patient = _gate.EnterAsync(patient: true, CancellationToken.None);
        Assert.Equal(TimeSpan.FromMilliseconds(250), Assert.Single(_clock.Waits).For);
        _clock.Waits[0].End();
        await patient.WaitAsync(Longest);
        _gate.Leave(patient: true);
    }

    [Fact]
    public async Task Where_nobody_hurries_it_does_not_rest()
    {
        await PatientTurnAsync(TimeSpan.FromMilliseconds(10));
        await PatientTurnAsync(TimeSpan.FromMilliseconds(10));

        Assert.Empty(_clock.Waits);
    }

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    async Task PatientTurnAsync(TimeSpan takes)
    {
        await _gate.EnterAsync(patient: true, CancellationToken.None).WaitAsync(Longest);
        _clock.Pass(takes);
        _gate.Leave(patient: true);
    }

    /// <summary>Time that passes, and waits that end, only when the test says so.</summary>
    sealed class HeldTimers : TimeProvider
    {
        long _now = 1;

        public List<(TimeSpan For, Action End)> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add((dueTime, () => callback(state)));
            return new Held();
        }

        sealed class Held : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                // nothing runs
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
