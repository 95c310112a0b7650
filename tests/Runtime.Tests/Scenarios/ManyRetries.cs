using GenFlow.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.ManyRetries;

[Workflow]
public partial class StubbornWorkflow
{
    internal int Bodies;

    [Step(Retries = 1_100)]
    public StopEvent Work(StartEvent start)
    {
        Bodies++;
        throw new InvalidOperationException("always");
    }
}

public class ManyRetriesTests
{
    [Fact]
    public async Task WF11_MoreRetriesThanTheBackoffCanCount_AllRun()
    {
        var workflow = new StubbornWorkflow();
        await Assert.ThrowsAsync<InvalidOperationException>(() => workflow.ExecuteAsync().WithinAsync());
        Assert.Equal(1_101, workflow.Bodies);
    }

    [Theory]
    [InlineData(0, 2.0, 1_100, 0)]
    [InlineData(0, double.MaxValue, 3, 0)]
    [InlineData(1, double.MaxValue, 3, 30_000)]
    [InlineData(100, 1.0, 1_100, 100)]
    public void WF11_Delay_IsANumberAfterAnyAttempt(int delay, double backoff, int attempt, int expected) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expected), new RetryPolicy(2_000, delay, backoff, 30_000, 0).DelayAfter(attempt));
}
