namespace GenFlow.Samples.Tests;

public sealed class LocalConceptsTests
{
    [LocalFact]
    public async Task The_examples_of_local_models_print_what_the_documentation_says()
    {
        SampleResult result = await SampleProcess.RunAsync("LocalConcepts");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            """
            Because it was there. [stop, 8.5 tokens/s]
            Because it was there.
            Because it was there. (20 tokens)
            Hello! How can I help?
            A greeting.Hello! How can I help? [stop, 12 tokens]
            Hello! How can I help? (A greeting.)
            22 letters, stop
            Hello! How can I help? by scripted
            loaded: 100 %
            One, two, three [stop]
            -3
            yes
            thought:The
            thought: station
            thought: knows
            thought:.
            city: .
            city: .
            city: New.
            city: New Bergen.
            get_weather gave New Bergen: -3 degrees, snow
            It snows in New Bergen. 22 tokens in 2 calls
            Yes, and boots. True
            meteorologist: get_weather gave New Bergen: -3 degrees, snow
            It snows in New Bergen.
            9 answers
            10 chunks
            .gguf is no model: not a GGUF
            .gguf is no model: not there
            Too long: True, 512

            """.ReplaceLineEndings("\n"),
            result.Output.ReplaceLineEndings("\n"));
    }
}
