using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.WordCount;

[Event]
public partial record Analyzed(int Words);

[Workflow]
public partial class WordCountWorkflow
{
    [Step]
    public Analyzed Analyze(Context ctx, StartEvent<string> text) => new(text.Input.Split(' ').Length);

    [Step]
    public async Task<StopEvent<int>> FinalizeAsync(Context ctx, Analyzed analyzed)
    {
        await Task.Yield();
        return new(analyzed.Words);
    }
}

public class WordCountTests
{
    [Fact]
    public async Task WF01_StartAnalyzeFinalize_CountsTheWords()
    {
        var workflow = new WordCountWorkflow();

        await using WorkflowHandler<int> handler = await workflow.RunAsync("hello world foo");

        Assert.Equal(3, await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF01_ExecuteAsync_GivesTheResultAtOnce() =>
        Assert.Equal(3, await new WordCountWorkflow().ExecuteAsync("hello world foo").WithinAsync());
}
