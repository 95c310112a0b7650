using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Units;

public class RunOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfTheDesign()
    {
        RunOptions options = RunOptions.Default;

        Assert.Equal(Timeout.InfiniteTimeSpan, options.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Grace);
        Assert.Equal(1_000_000, options.MaxSteps);
        Assert.Equal(100_000, options.MaxPendingEvents);
        Assert.Equal(256, options.FanOutWindow);
        Assert.Same(TimeProvider.System, options.TimeProvider);
        Assert.Null(options.Logger);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void CountsBelowOne_AreRefusedByName(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaxSteps", () => new RunOptions { MaxSteps = value });
        Assert.Throws<ArgumentOutOfRangeException>("MaxPendingEvents", () => new RunOptions { MaxPendingEvents = value });
        Assert.Throws<ArgumentOutOfRangeException>("FanOutWindow", () => new RunOptions { FanOutWindow = value });
    }

    [Fact]
    public void NegativeDurations_AreRefused_ButInfiniteAndZeroAreNot()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Timeout", () => new RunOptions { Timeout = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("Grace", () => new RunOptions { Grace = TimeSpan.FromSeconds(-1) });
        Assert.Equal(TimeSpan.Zero, new RunOptions { Timeout = TimeSpan.Zero }.Timeout);
        Assert.Equal(Timeout.InfiniteTimeSpan, new RunOptions { Grace = Timeout.InfiniteTimeSpan }.Grace);
    }

    [Fact]
    public void NoClock_IsRefused() =>
        Assert.Throws<ArgumentNullException>("value", () => new RunOptions { TimeProvider = null! });

    [Fact]
    public void ACopyWithAChange_IsCheckedToo() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RunOptions.Default with { MaxSteps = 0 });

    [Fact]
    public void VirtualClock_IsTaken()
    {
        var clock = new VirtualTime();
        Assert.Same(clock, new RunOptions { TimeProvider = clock }.TimeProvider);
    }
}
