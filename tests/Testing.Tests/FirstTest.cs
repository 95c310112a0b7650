namespace GenFlow.Testing.Tests;

[Event]
public partial record Order(string What);

[Event]
public partial record Approval(bool Granted);

[StreamEvent]
public partial record Progress(string Message);

[StreamEvent]
public partial record Approve(string What) : InputRequest<Approval>;

[Workflow]
public partial class OrderWorkflow
{
    [Step, Publishes<Progress>]
    public async Task<Order> Check(Context ctx, StartEvent<string> start)
    {
        ctx.WriteEventToStream(new Progress($"checking {start.Input}"));
        await Task.Delay(TimeSpan.FromHours(1), ctx.TimeProvider, ctx.CancellationToken);
        return new(start.Input);
    }

    [Step, Publishes<Progress>, Publishes<Approve>]
    public async Task<StopEvent<string>> Ship(Context ctx, Order order)
    {
        Approval approval = await ctx.RequestInputAsync(new Approve(order.What));
        ctx.WriteEventToStream(new Progress("approved"));
        return new(approval.Granted ? $"shipped {order.What}" : "refused");
    }
}

/// <summary>What a user writes: kept short on purpose.</summary>
public class FirstTest
{
    #region first
    [Fact]
    public async Task Order_IsShipped_WhenApproved()
    {
        await using TestRun<string> run = await WorkflowTest.StartAsync(options => new OrderWorkflow().RunAsync("bees", options));
        run.When<Approve>(request => new Approval(request.What == "bees"));
        Assert.Equal("shipped bees", await run.ResultAsync());
        run.Stream.ShouldContain<Progress>(progress => progress.Message == "approved");
    }
    #endregion
}
