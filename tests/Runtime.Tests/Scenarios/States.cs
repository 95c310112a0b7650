using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.States;

[Event]
public partial record Writer(int Number);

[Event]
public partial record Wrote(int Seen);

public sealed record Counter(int Count, int Writers)
{
    public Counter()
        : this(0, 0)
    {
    }
}

public sealed record Named(string Name);

[Workflow]
public partial class CountingWorkflow
{
    [Step]
    public IEnumerable<Writer> Split(StartEvent<int> writers) => Enumerable.Range(0, writers.Input).Select(static number => new Writer(number));

    [Step]
    public Wrote Write(Writer writer, State<Counter> state)
    {
        Counter before = state.Value;
        int seen = before.Count;
        for (int i = 0; i < 100; i++)
        {
            state.Update(static (counter, add) => counter with { Count = counter.Count + add }, 1);
        }

        Assert.Equal(seen, before.Count);
        state.Update(static counter => counter with { Writers = counter.Writers + 1 });
        return new Wrote(seen);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Wrote> wrote, State<Counter> state) => new(state.Value.Count);
}

[Workflow]
public partial class NamedWorkflow
{
    [Step]
    public StopEvent<string> Read(StartEvent start, State<Named> named) => new(named.Update(static n => n with { Name = n.Name + "!" }).Name);
}

[Workflow]
public partial class OuterWorkflow
{
    [Step]
    public async Task<StopEvent<int>> Run(Context ctx, StartEvent start, State<Counter> state)
    {
        state.Update(static counter => counter with { Count = -1 });
        return new(await ctx.RunChildAsync(new CountingWorkflow(), 2));
    }
}

public class StateTests
{
    [Fact]
    public async Task WF21_ThirtyParallelWriters_LoseNoUpdate()
    {
        await using WorkflowHandler<int> handler = await new CountingWorkflow().RunAsync(30);
        Assert.Equal(3_000, await handler.ResultAsync().WithinAsync());
        Assert.Equal(new Counter(3_000, 30), handler.State<Counter>());
    }

    [Fact]
    public async Task WF21_GivenState_IsTheFirstValue_AndEachRunHasItsOwn()
    {
        var workflow = new NamedWorkflow();
        RunOptions options = RunOptions.Default.WithState(new Named("given")).WithState(new Named("given later"));
        await using WorkflowHandler<string> first = await workflow.RunAsync(options);
        await using WorkflowHandler<string> second = await workflow.RunAsync(options);
        Assert.Equal("given later!", await first.ResultAsync().WithinAsync());
        Assert.Equal("given later!", await second.ResultAsync().WithinAsync());
        Assert.Equal(new Named("given later!"), first.State<Named>());
    }

    [Fact]
    public async Task WF21_StateThatNobodyCanMake_SaysWhatToDo()
    {
        await using WorkflowHandler<string> handler = await new NamedWorkflow().RunAsync();
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => handler.ResultAsync().WithinAsync());
        Assert.Contains("WithState", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Named", Assert.Throws<WorkflowException>(() => handler.State<Named>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WF21_Child_HasItsOwnState()
    {
        await using WorkflowHandler<int> handler = await new OuterWorkflow().RunAsync();
        Assert.Equal(200, await handler.ResultAsync().WithinAsync());
        Assert.Equal(-1, handler.State<Counter>().Count);
    }
}
