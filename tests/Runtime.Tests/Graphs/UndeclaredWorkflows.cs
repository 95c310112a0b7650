namespace GenFlow.Tests.Graphs;

/// <summary>Says nothing of what its body does.</summary>
[Workflow]
public partial class SilentGraph
{
    [Step]
    public async Task<StopEvent> Begin(Context ctx, StartEvent start)
    {
        ctx.WriteEventToStream(new Report.Begun());
        ctx.WriteEventToStream(new Remark("once"));
        ctx.WriteEventToStream(new Remark("twice"));
        ctx.SendEvent(new Bee());
        await ctx.RunChildAsync(new EndingGraph());
        int answer = await ctx.RequestInputAsync(new HowLong());
        return new();
    }

    [Step]
    public void See(Animal animal)
    {
    }
}

/// <summary>Says all of it, by bases and unions.</summary>
[Workflow]
public partial class HonestGraph
{
    [Step, Publishes<Report>, Publishes<HowLong>, Publishes<EndingGraph>, Emits<Animal>, Emits<StopEvent>]
    public async Task Begin(Context ctx, StartEvent start)
    {
        ctx.WriteEventToStream(new Report.Begun());
        ctx.WriteEventToStream(new Report.Over(100));
        ctx.SendEvent(new Bee());
        await ctx.RunChildAsync(new EndingGraph());
        await ctx.RequestInputAsync(new HowLong());
        ctx.SendEvent(new StopEvent());
    }

    [Step]
    public void See(Bee bee)
    {
    }
}

[Workflow]
public partial class EndingGraph
{
    [Step]
    public StopEvent End(StartEvent start) => new();
}

/// <summary>Ends by what it does not declare, and asks so.</summary>
[Workflow]
public partial class SendingGraph
{
    [Step]
    public void Ask(Context ctx, StartEvent start) => ctx.SendEvent(new MayI("go"));

    [Step]
    public void Take(Context ctx, Done done) => ctx.SendEvent(new StopEvent());
}

[Workflow]
public partial class LosingGraph
{
    [Step]
    public void Lose(Context ctx, StartEvent start) => ctx.SendEvent(new Ant());
}

[Event]
public partial record Numbered<T>;

[StreamEvent]
public partial record Told<T>;

/// <summary>Does the same with many types, from several threads.</summary>
[Workflow]
public partial class StormyGraph
{
    internal static readonly Type[] Types = [.. Enumerable.Range(0, 40).Select(static number => Nested(number))];

    [Step]
    public StopEvent Storm(Context ctx, StartEvent start)
    {
        StreamEvent[] all = [.. Types.Select(static type => (StreamEvent)Activator.CreateInstance(type)!)];
        Parallel.For(0, 400, number => ctx.WriteEventToStream(all[number % all.Length]));
        return new();
    }

    private static Type Nested(int depth) => depth == 0 ? typeof(Told<int>) : typeof(Told<>).MakeGenericType(Nested(depth - 1));
}
