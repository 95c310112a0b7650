using GenFlow.Tests.OtherAssembly;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Generated.OtherAssemblies;

[Event]
public partial record Discounted(string Id, int Total) : OrderEvent(Id);

/// <summary>Takes and makes events of another assembly, one by its base.</summary>
[Workflow]
public partial class ShopWorkflow
{
    [Step]
    public OrderPlaced Place(StartEvent<int> amount) => new("o1", amount.Input);

    [Step, Publishes<OrderProgress>]
    public Discounted Discount(Context ctx, OrderPlaced placed)
    {
        ctx.WriteEventToStream(new OrderProgress(placed.EventType));
        return new(placed.Id, placed.Amount - 1);
    }

    [Step]
    public StopEvent<string> End(OrderEvent any) => new($"{any.EventType} {any.Id}");
}

/// <summary>Derives from a workflow of another assembly.</summary>
[Workflow]
public partial class LocalPricingWorkflow() : PricingWorkflow(3)
{
    [Step]
    public override StopEvent<string> Bill(Context ctx, OrderPriced priced) => new($"local {priced.Total}");
}

public class OtherAssemblyTests
{
    [Fact]
    public async Task WF25_EventsOfAnotherAssembly_AreRoutedByTypeAndBase()
    {
        await using WorkflowHandler<string> handler = await new ShopWorkflow().RunAsync(10);
        Assert.Equal("Discounted o1", await handler.ResultAsync().WithinAsync());
        Assert.Equal([new OrderProgress("OrderPlaced")], await handler.StreamEvents().AllAsync());
    }

    [Fact]
    public async Task WF25_WorkflowOfAnotherAssembly_RunsHere()
    {
        await using WorkflowHandler<string> handler = await new PricingWorkflow(2).RunAsync(new OrderPlaced("o2", 21));
        Assert.Equal("o2:42", await handler.ResultAsync().WithinAsync());
        Assert.Equal("pricing o2", (await handler.StreamEvents<OrderProgress>().AllAsync()).Single().Message);
    }

    [Fact]
    public async Task WF25_WorkflowThatDerivesFromOneOfAnotherAssembly_Runs() =>
        Assert.Equal("local 63", await new LocalPricingWorkflow().ExecuteAsync(new OrderPlaced("o3", 21)).WithinAsync());
}
