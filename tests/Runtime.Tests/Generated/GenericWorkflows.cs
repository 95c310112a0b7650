using GenFlow.Tests.Support;

namespace GenFlow.Tests.Generated.Generics;

[Event]
public partial record Boxed<T>(T Value);

[Event]
public partial record Pair<TLeft, TRight>(TLeft Left, TRight Right)
    where TLeft : notnull;

[StreamEvent]
public partial record Observed<T>(T Value);

[Workflow]
public partial class EchoWorkflow<T>
    where T : notnull
{
    [Step, Publishes<Observed<string>>]
    public Boxed<T> Box(Context ctx, StartEvent<T> start)
    {
        ctx.WriteEventToStream(new Observed<T>(start.Input));
        return new(start.Input);
    }

    [Step]
    public IEnumerable<Pair<T, int>> Split(Boxed<T> boxed) => Enumerable.Range(0, 3).Select(i => new Pair<T, int>(boxed.Value, i));

    [Step]
    public StopEvent<List<T>> Join([Collect] IReadOnlyList<Pair<T, int>> pairs) => new([.. pairs.Select(pair => pair.Left)]);
}

public partial class Outer<TOuter>
{
    [Workflow]
    public partial class InnerWorkflow<TInner>
    {
        [Step]
        public StopEvent<(TOuter, TInner)> Only(StartEvent<(TOuter, TInner)> start) => new(start.Input);
    }
}

public class GenericWorkflowTests
{
    [Fact]
    public async Task WF24_GenericWorkflow_WithGenericEvents_Runs()
    {
        Assert.Equal(["a", "a", "a"], await new EchoWorkflow<string>().ExecuteAsync("a").WithinAsync());

        await using WorkflowHandler<List<int>> handler = await new EchoWorkflow<int>().RunAsync(7);
        Assert.Equal([7, 7, 7], await handler.ResultAsync().WithinAsync());
        Assert.Equal([new Observed<int>(7)], await handler.StreamEvents().AllAsync());
    }

    [Fact]
    public async Task WF24_WorkflowInAGenericClass_Runs() =>
        Assert.Equal(("a", 1), await new Outer<string>.InnerWorkflow<int>().ExecuteAsync(("a", 1)).WithinAsync());

    [Fact]
    public async Task WF24_TwoConstructionsOfOneGenericWorkflow_DoNotShareRoutes()
    {
        Task<List<string>> text = new EchoWorkflow<string>().ExecuteAsync("x");
        Task<List<object>> anything = new EchoWorkflow<object>().ExecuteAsync(1);
        Assert.Equal("x", (await text.WithinAsync())[0]);
        Assert.Equal(1, (await anything.WithinAsync())[0]);
    }
}
