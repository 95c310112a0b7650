using System.Text;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Http;

/// <summary>What counts as one event, where its size is limited.</summary>
public sealed class EventSizeTests
{
    [Fact]
    public async Task Small_events_together_are_no_great_event()
    {
        byte[] answer = TextWireClient.Sse([.. Enumerable.Repeat("0123456789", 200), "."]);
        var options = new TextWireOptions { HttpClient = CannedHandler.Of(answer).ToClient(), MaxRetries = 0, MaxEventBytes = 100 };

        List<string> lines = await DeltaText.LinesAsync(new TextWireClient(options));

        Assert.Equal("Stop EndOfTurn 'stop'", lines[^1]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task An_event_of_many_lines_is_measured_as_one(string lineEnd)
    {
        string line = "data: 0123456789" + lineEnd;
        byte[] answer = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 1000)));
        var options = new TextWireOptions { HttpClient = new CannedHandler(() => CannedHandler.Sse(new PieceStream(answer, [.. Enumerable.Range(1, answer.Length - 1)]))).ToClient(), MaxRetries = 0, MaxEventBytes = 10_000 };

        Assert.Equal(["! ModelResponseException"], await DeltaText.LinesAsync(new TextWireClient(options)));
    }

    [Theory]
    [InlineData(40, 1 << 20)]
    [InlineData(1 << 20, 45)]
    public async Task Events_in_front_of_one_that_is_too_great_are_given(int maxEventBytes, int maxResponseBytes)
    {
        byte[] answer = TextWireClient.Sse("one", "two", new string('x', 100), ".");
        var options = new TextWireOptions { HttpClient = CannedHandler.Of(answer).ToClient(), MaxRetries = 0, MaxEventBytes = maxEventBytes, MaxResponseBytes = maxResponseBytes };

        Assert.Equal(["Text 0 'one' ", "Text 0 'two' ", "! ModelResponseException"], await DeltaText.LinesAsync(new TextWireClient(options)));
    }

    [Fact]
    public async Task Comments_between_events_are_no_great_event()
    {
        byte[] answer = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(": still here\n\n", 1000)) + "data: \"a\"\n\ndata: \".\"\n\n");
        var options = new TextWireOptions { HttpClient = CannedHandler.Of(answer).ToClient(), MaxRetries = 0, MaxEventBytes = 5_000 };

        Assert.Equal(["Text 0 'a' ", "Stop EndOfTurn 'stop'"], await DeltaText.LinesAsync(new TextWireClient(options)));
    }
}
