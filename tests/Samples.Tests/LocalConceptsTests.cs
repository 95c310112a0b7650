namespace GenFlow.Samples.Tests;

public sealed class LocalConceptsTests
{
    [Fact]
    public async Task The_examples_of_local_models_print_what_the_documentation_says()
    {
        SampleResult result = await SampleProcess.RunAsync("LocalConcepts");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            """
            Because it was there. [stop, 8.5 tokens/s]
            Because it was there.
            Because it was there. (20 tokens)

            """.ReplaceLineEndings("\n"),
            result.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }
}
