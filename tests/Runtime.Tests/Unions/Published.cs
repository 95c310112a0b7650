using GenFlow.Tests.Support;

namespace GenFlow.Tests.Unions.Published;

[StreamEvent]
public partial record Counted(int Count);

[StreamEvent]
public partial record Undeclared;

[Event]
public partial record Permission(bool Given);

[StreamEvent]
public partial record Start(string What) : InputRequest<Permission>;

[Workflow]
public partial class Till
{
    [Step, Publishes<Payment>]
    public StopEvent<int> Pay(Context ctx, StartEvent<int> cents)
    {
        ctx.WriteEventToStream(new Payment.Received(cents.Input));
        ctx.WriteEventToStream(new Refunded(1));
        return new(cents.Input - 1);
    }
}

[Workflow]
public partial class Shop
{
    [Step]
    public Start Ask(StartEvent start) => new("sell");

    [Step, Publishes<Counted>, Publishes<Till>, Publishes<Refunded>]
    public async Task<StopEvent<int>> Sell(Context ctx, Permission permission)
    {
        ctx.WriteEventToStream(new Counted(2));
        ctx.WriteEventToStream(new Undeclared());
        return new(await ctx.RunChildAsync(new Till(), 10));
    }
}

public class PublishedTests
{
    private struct Reading : Shop.IVisitor
    {
        public List<string> Lines;

        public void Visit(Counted value) => Lines.Add($"counted {value.Count}");

        public void Visit(Payment value) => Lines.Add($"payment {value.EventType}");

        public void Visit(Refunded value) => Lines.Add($"refunded {value.Cents}");

        public void Visit(Start value) => Lines.Add($"start {value.What}");

        public void Other(StreamEvent value) => Lines.Add($"other {value.EventType}");
    }

    [Fact]
    public async Task EV05_Published_events_requests_and_those_of_a_child_are_told_apart()
    {
        await using WorkflowHandler<int> handler = await new Shop().RunAsync();
        var matched = new List<string>();
        var switched = new List<string>();
        var reading = new Reading { Lines = [] };
        await foreach (StreamEvent ev in handler.StreamEvents())
        {
            if (ev is Start start)
            {
                await handler.RespondAsync(start, new Permission(true));
            }

            reading = Visited(ev, reading);
            matched.Add(Shop.Match(
                ev,
                counted: static counted => $"counted {counted.Count}",
                payment: static payment => $"payment {payment.EventType}",
                refunded: static refunded => $"refunded {refunded.Cents}",
                start: static start => $"start {start.What}",
                other: static other => $"other {other.EventType}"));
            Shop.Switch(
                ev,
                switched,
                counted: static (lines, counted) => lines.Add($"counted {counted.Count}"),
                payment: static (lines, payment) => lines.Add($"payment {payment.EventType}"),
                refunded: static (lines, refunded) => lines.Add($"refunded {refunded.Cents}"),
                start: static (lines, start) => lines.Add($"start {start.What}"),
                other: static (lines, other) => lines.Add($"other {other.EventType}"));
        }

        Assert.Equal(["start sell", "counted 2", "other Undeclared", "payment Payment.Received", "refunded 1"], matched);
        Assert.Equal(matched, switched);
        Assert.Equal(matched, reading.Lines);
        Assert.Equal(9, await handler.ResultAsync().WithinAsync());
    }

    private static Reading Visited(StreamEvent ev, Reading reading)
    {
        Shop.Visit(ev, ref reading);
        return reading;
    }

    [Fact]
    public void No_event_is_an_error_of_the_caller()
    {
        var reading = new Reading { Lines = [] };

        Assert.Throws<ArgumentNullException>(() => Shop.Match(null!, static _ => 1, static _ => 2, static _ => 3, static _ => 4, static _ => 5));
        Assert.Throws<ArgumentNullException>(() => Shop.Switch(null!, static _ => { }, static _ => { }, static _ => { }, static _ => { }, static _ => { }));
        Assert.Throws<ArgumentNullException>(() => Shop.Visit(null!, ref reading));
    }
}
