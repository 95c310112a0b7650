namespace GenFlow.Tests.OtherAssembly;

[Event]
public abstract partial record OrderEvent(string Id);

[Event]
public partial record OrderPlaced(string Id, int Amount) : OrderEvent(Id);

[Event]
public partial record OrderPriced(string Id, int Total) : OrderEvent(Id);

[StreamEvent]
public partial record OrderProgress(string Message);

/// <summary>A workflow that other assemblies run as it is, and that a class of theirs may derive from.</summary>
[Workflow]
public partial class PricingWorkflow(int factor)
{
    [Step, Publishes<OrderProgress>]
    public OrderPriced Price(Context ctx, OrderPlaced placed)
    {
        ctx.WriteEventToStream(new OrderProgress($"pricing {placed.Id}"));
        return new OrderPriced(placed.Id, placed.Amount * factor);
    }

    [Step]
    public virtual StopEvent<string> Bill(Context ctx, OrderPriced priced) => new($"{priced.Id}:{priced.Total}");
}
