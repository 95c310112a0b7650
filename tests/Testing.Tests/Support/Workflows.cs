namespace GenFlow.Testing.Tests.Support;

[Event]
public partial record Item(int Number);

[Event]
public partial record Worked(int Number);

[StreamEvent]
public partial record Begun(int Number);

[StreamEvent]
public partial record Done(int Number);

/// <summary>Three branches that do not know of each other.</summary>
[Workflow]
public partial class ThreeBranches
{
    [Step]
    public IEnumerable<Item> Split(StartEvent start) => [new(1), new(2), new(3)];

    [Step, Publishes<Begun>, Publishes<Done>]
    public async Task<Worked> Work(Context ctx, Item item)
    {
        ctx.WriteEventToStream(new Begun(item.Number));
        await Task.Yield();
        ctx.WriteEventToStream(new Done(item.Number));
        return new(item.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Worked> worked) => new(worked.Sum(item => item.Number));
}

/// <summary>Has a race: a field is read before an await and written after it.</summary>
[Workflow]
public partial class LosesUpdates
{
    public int Total;

    [Step]
    public IEnumerable<Item> Split(StartEvent start) => [new(1), new(2), new(3)];

    [Step]
    public async Task<Worked> Work(Item item)
    {
        await Task.Yield();
        int total = Total;
        if (item.Number == 2)
        {
            await Task.Yield();
        }

        Total = total + item.Number;
        return new(item.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Worked> worked) => new(Total);
}

[Workflow]
public partial class Sleeper
{
    [Step, Publishes<Done>]
    public async Task<StopEvent<int>> Sleep(Context ctx, StartEvent<int> times)
    {
        for (int i = 1; i <= times.Input; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), ctx.TimeProvider, ctx.CancellationToken);
            ctx.WriteEventToStream(new Done(i));
        }

        return new(times.Input);
    }
}

/// <summary>Waits for what never comes.</summary>
[Workflow]
public partial class Hanging
{
    public TaskCompletionSource<int> Outside { get; } = new();

    [Step, Publishes<Begun>]
    public async Task<StopEvent<int>> Wait(Context ctx, StartEvent start)
    {
        ctx.WriteEventToStream(new Begun(7));
        return new(await Outside.Task.WaitAsync(ctx.CancellationToken));
    }
}

[Workflow]
public partial class Blocking
{
    public ManualResetEventSlim Released { get; } = new();

    [Step]
    public async Task<StopEvent<int>> Block(StartEvent start)
    {
        await Task.Yield();
        Released.Wait();
        return new(1);
    }
}

[StreamEvent]
public partial record Question(int Number) : InputRequest<int>;

/// <summary>Asks twice at once.</summary>
[Workflow]
public partial class Asking
{
    [Step, Publishes<Question>, Publishes<Done>]
    public async Task<StopEvent<int>> Ask(Context ctx, StartEvent start)
    {
        Task<int> first = ctx.RequestInputAsync(new Question(1) { Timeout = TimeSpan.FromHours(1) });
        int second = await ctx.RequestInputAsync(new Question(2));
        ctx.WriteEventToStream(new Done(second));
        return new(second - await first);
    }
}

[Workflow]
public partial class Failing
{
    [Step]
    public async Task<StopEvent<int>> Fail(StartEvent start)
    {
        await Task.Yield();
        throw new InvalidOperationException("no luck");
    }
}
