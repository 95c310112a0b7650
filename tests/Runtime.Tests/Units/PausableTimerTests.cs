using GenFlow.Testing;
using GenFlow.Engine;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Units;

public class PausableTimerTests
{
    private static readonly TimeSpan s_due = TimeSpan.FromMilliseconds(50);

    private readonly VirtualTime _clock = new();
    private int _fired;

    private PausableTimer Started()
    {
        var timer = new PausableTimer(_clock, () => _fired++);
        timer.Start(s_due, stands: false);
        return timer;
    }

    [Fact]
    public void TimeThatStands_DoesNotPass()
    {
        using PausableTimer timer = Started();
        _clock.Advance(s_due / 2);
        timer.Stand(true);
        _clock.Advance(s_due * 10);
        timer.Stand(false);
        _clock.Advance((s_due / 2) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _fired);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _fired);
    }

    [Fact]
    public void TimerThatHasFired_FiresNoMore_WhenTheTimeStandsAndGoesOn()
    {
        using PausableTimer timer = Started();
        _clock.Advance(s_due);
        Task again = _clock.TimerStartedAsync(TimeSpan.Zero);
        timer.Stand(true);
        timer.Stand(false);
        Assert.False(again.IsCompleted);
        Assert.Equal((1, 0), (_fired, _clock.ActiveTimers));
    }

    [Fact]
    public void TimerStartedAnew_FiresAgain()
    {
        using PausableTimer timer = Started();
        _clock.Advance(s_due);
        timer.Start(s_due, stands: false);
        _clock.Advance(s_due);
        Assert.Equal(2, _fired);
    }
}
