using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Branching;

[Event]
public partial record Buy(int Amount);

[Event]
public partial record Sell(int Amount);

[Workflow]
public partial class TradeWorkflow
{
    public int Bought;
    public int Sold;

    [Step]
    public Task<AnyOf<Buy, Sell>> Decide(Context ctx, StartEvent<string> order)
    {
        AnyOf<Buy, Sell> choice = order.Input == "buy" ? new Buy(1) : new Sell(2);
        return Task.FromResult(choice);
    }

    [Step]
    public StopEvent<string> OnBuy(Context ctx, Buy buy)
    {
        Interlocked.Increment(ref Bought);
        return new($"bought {buy.Amount}");
    }

    [Step]
    public StopEvent<string> OnSell(Context ctx, Sell sell)
    {
        Interlocked.Increment(ref Sold);
        return new($"sold {sell.Amount}");
    }
}

[Event]
public partial record N1(int Value);

[Event]
public partial record N2(int Value);

[Event]
public partial record N3(int Value);

[Event]
public partial record N4(int Value);

[Workflow]
public partial class ChainWorkflow
{
    [Step]
    public N1 Begin(Context ctx, StartEvent<int> start) => new(start.Input);

    [Step]
    public async Task<N2> AddOne(Context ctx, N1 n)
    {
        await Task.Yield();
        return new(n.Value + 1);
    }

    [Step]
    public ValueTask<N3> Double(N2 n) => new(new N3(n.Value * 2));

    [Step]
    public N4 AddTen(Context ctx, N3 n) => new(n.Value + 10);

    [Step]
    public async Task<StopEvent<int>> Triple(Context ctx, N4 n)
    {
        await Task.Yield();
        return new(n.Value * 3);
    }
}

[Event]
public partial record Racer(int Lane);

/// <summary>Two branches that both stop; the second waits for its own cancellation.</summary>
[Workflow]
public partial class RaceWorkflow
{
    internal readonly Latch LoserStarted = new();
    internal readonly Latch LoserCancelled = new();

    [Step]
    public IEnumerable<Racer> Start(Context ctx, StartEvent start) => [new(1), new(2)];

    [Step]
    public async Task<StopEvent<int>> Run(Context ctx, Racer racer)
    {
        if (racer.Lane == 1)
        {
            await LoserStarted;
            return new(1);
        }

        LoserStarted.Open();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
        }
        finally
        {
            LoserCancelled.Open();
        }

        return new(2);
    }
}

/// <summary>Two branches that both stop at the same moment.</summary>
[Workflow]
public partial class PhotoFinishWorkflow
{
    [Step]
    public IEnumerable<Racer> Start(Context ctx, StartEvent start) => [new(1), new(2)];

    [Step]
    public async Task<StopEvent<int>> Run(Context ctx, Racer racer)
    {
        await Task.Yield();
        return new(racer.Lane);
    }
}

[Event]
public partial record Sent(string Text);

[Workflow]
public partial class SenderWorkflow
{
    [Step, Emits<Sent>]
    public void Send(Context ctx, StartEvent<string> start) => ctx.SendEvent(new Sent(start.Input + "!"));

    [Step, Emits<StopEvent<string>>]
    public async Task ReceiveAsync(Context ctx, Sent sent)
    {
        await Task.Yield();
        ctx.SendEvent(new StopEvent<string>(sent.Text));
    }
}

public class BranchingTests
{
    [Theory]
    [InlineData("buy", "bought 1", 1, 0)]
    [InlineData("sell", "sold 2", 0, 1)]
    public async Task WF02_Branch_RunsOneHandlerAndNeverTheOther(string order, string result, int bought, int sold)
    {
        var workflow = new TradeWorkflow();

        Assert.Equal(result, await workflow.ExecuteAsync(order).WithinAsync());

        Assert.Equal((bought, sold), (workflow.Bought, workflow.Sold));
    }

    [Fact]
    public async Task WF03_ChainOfFive_GivesSixtySix() =>
        Assert.Equal(66, await new ChainWorkflow().ExecuteAsync(5).WithinAsync());

    [Fact]
    public async Task WF04_TwoBranchesThatStop_GiveOneResult_AndTheLoserIsCancelled()
    {
        var workflow = new RaceWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync();

        Assert.Equal(1, await handler.ResultAsync().WithinAsync());

        Assert.True(workflow.LoserCancelled.IsOpen, "the run waits for the sibling it cancelled");
        Assert.Empty(handler.Failures);
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(new RunCompleted(new StopEvent<int>(1)), Assert.Single(items).Event);
    }

    [Fact]
    public async Task WF04_TwoBranchesThatStopTogether_GiveExactlyOneResult()
    {
        var workflow = new PhotoFinishWorkflow();
        for (int i = 0; i < 200; i++)
        {
            await using WorkflowHandler<int> handler = await workflow.RunAsync();
            int result = await handler.ResultAsync().WithinAsync();
            List<StreamItem> items = await handler.StreamItems().AllAsync();

            Assert.Equal(new RunCompleted(new StopEvent<int>(result)), Assert.Single(items).Event);
            Assert.Empty(handler.Failures);
        }
    }

    [Fact]
    public async Task WF05_StepThatSends_ContinuesTheRun() =>
        Assert.Equal("hi!", await new SenderWorkflow().ExecuteAsync("hi").WithinAsync());
}
