using GenFlow.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.WrongArguments;

[Event]
public partial record Middle;

[Workflow]
public partial class NegativeRetries
{
    [Step]
    public Middle First(StartEvent start) => new();

    [Step(Retries = -1)]
    public StopEvent Last(Middle middle) => new();
}

[Workflow]
public partial class EndlessJitter
{
    [Step(Retries = 1, Jitter = double.NaN)]
    public StopEvent Only(StartEvent<int> start) => new();
}

[Workflow]
public partial class NegativeTimeout
{
    [Step(Timeout = -1)]
    public StopEvent Only(StartEvent start) => new();
}

[Workflow]
public partial class NegativeConcurrency
{
    [Step(MaxConcurrency = -1)]
    public StopEvent Only(StartEvent start) => new();
}

[Workflow]
public partial class LargestArguments
{
    [Step(Retries = int.MaxValue, RetryDelay = int.MaxValue, Backoff = double.MaxValue, MaxRetryDelay = int.MaxValue, Jitter = 1)]
    public StopEvent<int> Only(StartEvent start) => new(1);
}

/// <summary>Arguments of [Step] that are out of range: a typed error to the caller, each time, and no run.</summary>
public class WrongArgumentsTests
{
    [Fact]
    public void RunAsync_StepWithNegativeRetries_ThrowsNamingStepAndArgument_EveryTime()
    {
        var workflow = new NegativeRetries();

        for (int i = 0; i < 2; i++)
        {
            WorkflowException thrown = Assert.Throws<WorkflowException>(() => { _ = workflow.RunAsync(); });

            Assert.Equal(("NegativeRetries", "Last"), (thrown.Workflow, thrown.Step));
            Assert.Equal("The step 'Last' of the workflow 'NegativeRetries' cannot run: of its [Step], Retries is -1 and must be 0 or more.", thrown.Message);
        }
    }

    [Fact]
    public void ExecuteAsync_StepWithNegativeRetries_ThrowsToTheCaller() =>
        Assert.Throws<WorkflowException>(() => { _ = new NegativeRetries().ExecuteAsync(); });

    [Fact]
    public void RunAsync_OtherArgumentsOutOfRange_ThrowNamingThem()
    {
        Assert.Contains("Jitter is NaN and must be from 0 to 1", Assert.Throws<WorkflowException>(() => { _ = new EndlessJitter().RunAsync(1); }).Message, StringComparison.Ordinal);
        Assert.Contains("Timeout is -1 and must be 0 or more", Assert.Throws<WorkflowException>(() => { _ = new NegativeTimeout().RunAsync(); }).Message, StringComparison.Ordinal);
        Assert.Contains("MaxConcurrency is -1 and must be 0 or more", Assert.Throws<WorkflowException>(() => { _ = new NegativeConcurrency().RunAsync(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_LargestArguments_AreInRange() =>
        Assert.Equal(1, await new LargestArguments().ExecuteAsync().WithinAsync());

    [Theory]
    [InlineData(-1, 0, 1, 0, 0, "Retries")]
    [InlineData(0, -1, 1, 0, 0, "RetryDelay")]
    [InlineData(0, 0, 0.99, 0, 0, "Backoff")]
    [InlineData(0, 0, double.NaN, 0, 0, "Backoff")]
    [InlineData(0, 0, double.PositiveInfinity, 0, 0, "Backoff")]
    [InlineData(0, 0, 1, -1, 0, "MaxRetryDelay")]
    [InlineData(0, 0, 1, 0, -0.1, "Jitter")]
    [InlineData(0, 0, 1, 0, 1.1, "Jitter")]
    [InlineData(0, 0, 1, 0, 1, null)]
    [InlineData(int.MaxValue, int.MaxValue, double.MaxValue, int.MaxValue, 0, null)]
    public void ProblemOf_RetryPolicy_NamesTheArgument(int retries, int delay, double backoff, int maxDelay, double jitter, string? argument)
    {
        var step = new StepDefinition("Step") { Retry = new RetryPolicy(retries, delay, backoff, maxDelay, jitter) };

        Assert.Equal(argument, StepArguments.ProblemOf(step)?.Split(' ')[0]);
    }
}
