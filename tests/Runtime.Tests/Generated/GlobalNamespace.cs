#pragma warning disable CA1050 // The global namespace is what this is about.
using GenFlow;
using GenFlow.Tests.Support;

[Event]
public partial record GlobalEvent(int Number);

[Workflow]
public partial class GlobalWorkflow
{
    [Step]
    public GlobalEvent First(StartEvent<int> start) => new(start.Input);

    [Step]
    public StopEvent<int> Second(GlobalEvent ev) => new(ev.Number + 1);
}

public class GlobalNamespaceTests
{
    [Fact]
    public async Task WF24_WorkflowInTheGlobalNamespace_Runs() =>
        Assert.Equal(2, await new GlobalWorkflow().ExecuteAsync(1).WithinAsync());
}
