using GenFlow;
using GenFlow.Testing;

namespace GenFlow_App.Tests;

public class ReadabilityWorkflowTests
{
    [Fact]
    public async Task Text_OfTwoSentences_IsRatedAndSummed()
    {
        await using TestRun<Readability> run = await WorkflowTest.StartAsync(options => new ReadabilityWorkflow().RunAsync("One two. Three four five six!", options));

        Assert.Equal(new Readability(2, 3), await run.ResultAsync());
        run.Stream.ShouldContain<Progress>(progress => progress is { Sentence: 1, Words: 4 });
    }

    [Fact]
    public async Task Text_WithoutSentences_HasNoWords() =>
        Assert.Equal(new Readability(0, 0), await new ReadabilityWorkflow().ExecuteAsync(""));
}
