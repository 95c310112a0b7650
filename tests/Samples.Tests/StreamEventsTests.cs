namespace GenFlow.Samples.Tests;

public sealed class StreamEventsTests
{
    [Fact]
    public async Task The_reference_program_prints_three_events_and_the_result()
    {
        SampleResult result = await SampleProcess.RunAsync("StreamEvents");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["[ProgressEvent] step=0", "[ProgressEvent] step=1", "[ProgressEvent] step=2", "Done { IsDone = True }"],
            result.Lines);
    }
}
